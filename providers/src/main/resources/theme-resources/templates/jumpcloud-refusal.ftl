<#-- Why a JumpCloud sign-in was refused, in whatever login theme the realm uses.
     jumpcloudRefusal: code, reference, titleKey, messageKey; optional helpKey, connection, adviceKey, and what leads on:
     retryUrl, anotherAccountUrl, loginPageUrl, accessUrl. -->
<#import "template.ftl" as layout>
<#global title = msg(jumpcloudRefusal.titleKey)>
<#-- The language links would repeat the request that was refused, without its message: no language menu here. -->
<#if locale??>
  <#global locale = locale + {"supported": []}>
</#if>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg(jumpcloudRefusal.titleKey)}
  <#elseif section == "form">
    <link rel="stylesheet" href="${url.resourcesPath}/css/jumpcloud-refusal.css">
    <div id="jumpcloud-refusal" class="jumpcloud-refusal" data-jumpcloud-code="${jumpcloudRefusal.code}"
         data-jumpcloud-reference="${jumpcloudRefusal.reference}">
      <div class="jumpcloud-refusal__reason" role="alert">
        <p class="jumpcloud-refusal__what">${msg(jumpcloudRefusal.messageKey)}</p>
        <p class="jumpcloud-refusal__help">${msg(jumpcloudRefusal.helpKey!"jumpcloudHelp")}</p>
        <#if jumpcloudRefusal.adviceKey?has_content>
          <p id="jumpcloud-refusal-advice">${msg(jumpcloudRefusal.adviceKey)}</p>
        </#if>
      </div>
      <#assign ways = [
        ["jumpcloud-retry", jumpcloudRefusal.retryUrl!, "jumpcloudRefusalRetry"],
        ["jumpcloud-another-account", jumpcloudRefusal.anotherAccountUrl!, "jumpcloudRefusalAnotherAccount"],
        ["jumpcloud-login-page", jumpcloudRefusal.loginPageUrl!, "jumpcloudRefusalLoginPage"]
      ]?filter(way -> way[1]?has_content)>
      <#if ways?has_content || jumpcloudRefusal.accessUrl?has_content || (client.baseUrl)?has_content>
        <div class="jumpcloud-refusal__actions">
          <#list ways as way>
            <a id="${way[0]}" href="${way[1]}"
               class="${properties.kcButtonClass!} ${way?is_first?then(properties.kcButtonPrimaryClass!, properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!)} ${properties.kcButtonBlockClass!}">${msg(way[2])}</a>
          </#list>
          <#if jumpcloudRefusal.accessUrl?has_content>
            <form id="jumpcloud-ask-for-access" method="post" action="${jumpcloudRefusal.accessUrl}">
              <input type="hidden" name="reference" value="${jumpcloudRefusal.reference}">
              <button type="submit"
                      class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!}">${msg("jumpcloudRefusalAskForAccess")}</button>
            </form>
          </#if>
          <#if (client.baseUrl)?has_content>
            <a id="backToApplication" href="${client.baseUrl}">${msg("backToApplication")}</a>
          </#if>
        </div>
      </#if>
      <section class="jumpcloud-refusal__support" aria-labelledby="jumpcloud-refusal-support">
        <h2 id="jumpcloud-refusal-support">${msg("jumpcloudRefusalSupport")}</h2>
        <dl>
          <div>
            <dt>${msg("jumpcloudRefusalReference")}</dt>
            <dd><code>${jumpcloudRefusal.reference}</code></dd>
          </div>
          <div>
            <dt>${msg("jumpcloudRefusalCode")}</dt>
            <dd><code>${jumpcloudRefusal.code}</code></dd>
          </div>
          <#if jumpcloudRefusal.connection?has_content>
            <div>
              <dt>${msg("jumpcloudRefusalConnection")}</dt>
              <dd>${jumpcloudRefusal.connection}</dd>
            </div>
          </#if>
        </dl>
      </section>
    </div>
  </#if>
</@layout.registrationLayout>
