<#ftl output_format="plainText">
<#-- That a person who has asked for access can sign in now. -->
${msg("jumpcloudAccessGivenBody", realmName)}

${msg("jumpcloudAccessGivenNote")}
