<#-- The end of a trial login, for the admin who went through it. -->
<#import "template.ftl" as layout>
<#global title = msg("jumpcloudTrialTitle")>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("jumpcloudTrialTitle")}
  <#elseif section == "form">
    <div id="jumpcloud-trial" role="status">
      <p>${msg("jumpcloudTrialDone")}</p>
      <p>${msg("jumpcloudTrialReport")}</p>
    </div>
  </#if>
</@layout.registrationLayout>
