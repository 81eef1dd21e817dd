<#-- That a connection's certificate ends. jumpcloud: messageKey, connection, end, whenKey, days. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(jumpcloud.messageKey + "Body", jumpcloud.connection, realmName, jumpcloud.end, msg(jumpcloud.whenKey, jumpcloud.days))}</p>
<p>${msg("jumpcloudCertificateRenew", jumpcloud.connection)}</p>
<p>${msg("jumpcloudCertificateHold")}</p>
</@layout.emailLayout>
