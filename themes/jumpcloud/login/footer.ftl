<#import "jumpcloud-buttons.ftl" as jumpcloud>

<#macro content>
  <@jumpcloud.images/>
</#macro>
