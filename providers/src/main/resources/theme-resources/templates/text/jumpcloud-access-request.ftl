<#ftl output_format="plainText">
<#-- That somebody who was refused asks for access. jumpcloud: person, connection, code, reference, remedy, placeKey, unheard; optional fact. -->
${msg("jumpcloudAccessBody", jumpcloud.person, realmName, jumpcloud.connection, jumpcloud.code)}

<#if jumpcloud.fact?has_content>
${msg("jumpcloudAccessFact", jumpcloud.fact)}

</#if>
${msg(jumpcloud.placeKey, jumpcloud.remedy)}

<#if jumpcloud.unheard>
${msg("jumpcloudAccessTellThem")}

</#if>
${msg("jumpcloudAccessReference", jumpcloud.reference)}

${msg("jumpcloudAccessCare")}
