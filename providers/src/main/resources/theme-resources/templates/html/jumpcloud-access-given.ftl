<#-- That a person who has asked for access can sign in now. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("jumpcloudAccessGivenBody", realmName)}</p>
<p>${msg("jumpcloudAccessGivenNote")}</p>
</@layout.emailLayout>
