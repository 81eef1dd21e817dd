<#-- The sign-in buttons. Keycloak hands no settings of an identity provider to a page, except those whose key starts
     with "kcTheme-": kcTheme-buttonImageUrl is the picture of this one connection. -->

<#macro show social>
  <p class="sign-in-divider"><span>${msg("jumpcloudOr")}</span></p>
  <div id="kc-social-providers">
    <ul class="sign-in-list">
      <#list social.providers as provider>
        <li>
          <a id="social-${provider.alias}" class="sign-in-button" href="${provider.loginUrl}"
             data-once-link data-disabled-class="${properties.kcFormSocialAccountListButtonDisabledClass!}">
            <span class="sign-in-button__icon"><@icon provider /></span>
            <span class="sign-in-button__text">${label(provider.displayName)}</span>
          </a>
        </li>
      </#list>
    </ul>
  </div>
</#macro>

<#-- Decoration only, the text beside it says everything: a picture that does not load leaves no trace. -->
<#macro icon provider>
  <#local image = (provider.themeConfig.buttonImageUrl)!"">
  <#local letters = provider.displayName?matches(r"[\p{L}\p{N}]")>
  <#if image?has_content>
    <img src="${image}" alt="" referrerpolicy="no-referrer">
  <#elseif provider.iconClasses?has_content>
    <i class="${provider.iconClasses}" aria-hidden="true"></i>
  <#elseif provider.providerId == "jumpcloud-saml" || !letters?has_content>
    <svg class="sign-in-symbol" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M11 4h6a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3h-6M4 12h11m-4.5-4.5L15 12l-4.5 4.5"/>
    </svg>
  <#else>
    <span class="sign-in-initial" aria-hidden="true">${letters[0]?upper_case}</span>
  </#if>
</#macro>

<#-- "JumpCloud" becomes "Log in with JumpCloud"; a name that already reads like that stays as it is. -->
<#function label name>
  <#local frame = msg("jumpcloudLogIn", "\n")?split("\n")>
  <#if name?lower_case?starts_with(frame?first?lower_case) && name?lower_case?ends_with(frame?last?lower_case)>
    <#return name>
  </#if>
  <#return msg("jumpcloudLogIn", name)>
</#function>
