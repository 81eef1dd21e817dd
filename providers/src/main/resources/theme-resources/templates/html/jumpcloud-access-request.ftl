<#-- That somebody who was refused asks for access. jumpcloud: person, connection, code, reference, remedy, placeKey, unheard; optional fact. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("jumpcloudAccessBody", jumpcloud.person, realmName, jumpcloud.connection, jumpcloud.code)}</p>
<#if jumpcloud.fact?has_content>
<p>${msg("jumpcloudAccessFact", jumpcloud.fact)}</p>
</#if>
<p>${msg(jumpcloud.placeKey, jumpcloud.remedy)}</p>
<#if jumpcloud.unheard>
<p>${msg("jumpcloudAccessTellThem")}</p>
</#if>
<p>${msg("jumpcloudAccessReference", jumpcloud.reference)}</p>
<p>${msg("jumpcloudAccessCare")}</p>
</@layout.emailLayout>
