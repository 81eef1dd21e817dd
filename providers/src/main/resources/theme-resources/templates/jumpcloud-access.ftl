<#-- What has become of a request for access, in whatever login theme the realm uses.
     jumpcloudAccess: messageKey, reference; optional nextUrl, and stateUrl and noteKey while somebody is asked. -->
<#import "template.ftl" as layout>
<#global title = msg("jumpcloudAccessTitle")>
<#-- The language links would send the request once more, without what was posted: no language menu here. -->
<#if locale??>
  <#global locale = locale + {"supported": []}>
</#if>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("jumpcloudAccessTitle")}
  <#elseif section == "form">
    <link rel="stylesheet" href="${url.resourcesPath}/css/jumpcloud-refusal.css">
    <div id="jumpcloud-access" class="jumpcloud-refusal" data-jumpcloud-reference="${jumpcloudAccess.reference}"
         data-jumpcloud-state="${jumpcloudAccess.stateUrl!}" data-jumpcloud-next="${jumpcloudAccess.nextUrl!}">
      <div class="jumpcloud-refusal__reason<#if jumpcloudAccess.stateUrl?has_content> jumpcloud-refusal__reason--asked</#if>" role="status">
        <p class="jumpcloud-refusal__what">${msg(jumpcloudAccess.messageKey)}</p>
        <p data-jumpcloud-when="waiting" hidden>${msg("jumpcloudAccessWaiting")}</p>
        <p data-jumpcloud-when="open" hidden>${msg("jumpcloudAccessOpen")}</p>
        <p data-jumpcloud-when="over" hidden>${msg("jumpcloudAccessLater")}</p>
        <#if jumpcloudAccess.noteKey?has_content>
          <p>${msg(jumpcloudAccess.noteKey)}</p>
        </#if>
      </div>
      <#if jumpcloudAccess.nextUrl?has_content>
        <div class="jumpcloud-refusal__actions">
          <a id="jumpcloud-access-next" href="${jumpcloudAccess.nextUrl}"
             class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!}">${msg("jumpcloudAccessNext")}</a>
        </div>
      </#if>
      <#if jumpcloudAccess.reference?has_content>
        <section class="jumpcloud-refusal__support" aria-labelledby="jumpcloud-access-support">
          <h2 id="jumpcloud-access-support">${msg("jumpcloudRefusalSupport")}</h2>
          <dl>
            <div>
              <dt>${msg("jumpcloudRefusalReference")}</dt>
              <dd><code>${jumpcloudAccess.reference}</code></dd>
            </div>
          </dl>
        </section>
      </#if>
    </div>
    <#if jumpcloudAccess.stateUrl?has_content>
      <script type="module" src="${url.resourcesPath}/js/jumpcloud-access.js"></script>
    </#if>
  </#if>
</@layout.registrationLayout>
