<#-- The sign-in buttons in any login theme whose footer.ftl imports this file. Keycloak's own template draws them: it gets
     other names and icon classes, and the macro "images" adds what these classes look like.
     Keycloak hands no settings of an identity provider to a page, except those whose key starts with "kcTheme-":
     kcTheme-buttonImageUrl is the picture of this one connection. -->

<#-- On other pages nobody needs the list, and making it asks the database. -->
<#assign shown = ["login", "login-username"]?seq_contains(pageId!"") && (social.providers)?has_content>
<#if shown>
  <#global social = {"providers": social.providers?map(provider ->
      provider + {"displayName": text(provider), "iconClasses": icon(provider)})}>
</#if>

<#macro images>
  <#if shown>
    <link rel="stylesheet" href="${url.resourcesPath}/css/jumpcloud-buttons.css">
    <style>
      <#list social.providers?filter(provider -> image(provider)?has_content) as provider>
        a[id="${quoted("social-" + provider.alias)?no_esc}"] {
          --jumpcloud-image: url("${quoted(image(provider))?no_esc}");
        }
      </#list>
    </style>
  </#if>
</#macro>

<#-- "JumpCloud" becomes "Log in with JumpCloud"; a name that already reads like that stays as it is. -->
<#function text provider>
  <#local name = provider.displayName>
  <#local frame = msg("jumpcloudLogIn", "\n")?split("\n")>
  <#if provider.providerId != "jumpcloud-saml"
      || name?lower_case?starts_with(frame?first?lower_case) && name?lower_case?ends_with(frame?last?lower_case)>
    <#return name>
  </#if>
  <#return msg("jumpcloudLogIn", name)>
</#function>

<#function icon provider>
  <#if image(provider)?has_content>
    <#return "jumpcloud-sign-in jumpcloud-sign-in--image">
  <#elseif provider.iconClasses?has_content || provider.providerId != "jumpcloud-saml">
    <#return provider.iconClasses!"">
  </#if>
  <#return "jumpcloud-sign-in">
</#function>

<#function image provider>
  <#return (provider.themeConfig.buttonImageUrl)!"">
</#function>

<#-- As the inside of a string in a style sheet, in which no character can end string or style sheet. -->
<#function quoted text>
  <#return text?replace("\\", "\\\\")?replace("\"", "\\\"")?replace("<", "\\3c ")?replace("[\\r\\n\\f]", " ", "r")>
</#function>
