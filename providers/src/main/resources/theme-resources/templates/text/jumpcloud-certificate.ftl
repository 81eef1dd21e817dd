<#ftl output_format="plainText">
<#-- That a connection's certificate ends. jumpcloud: messageKey, connection, end, whenKey, days. -->
${msg(jumpcloud.messageKey + "Body", jumpcloud.connection, realmName, jumpcloud.end, msg(jumpcloud.whenKey, jumpcloud.days))}

${msg("jumpcloudCertificateRenew", jumpcloud.connection)}

${msg("jumpcloudCertificateHold")}
