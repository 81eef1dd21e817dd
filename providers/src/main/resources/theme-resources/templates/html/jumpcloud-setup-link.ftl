<#-- A set-up link, or that all is ready behind one. jumpcloud: messageKey, connection, link, url, noteKey, end. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(jumpcloud.messageKey + "Body", jumpcloud.connection, realmName, jumpcloud.link)}</p>
<p><a href="${jumpcloud.url}">${msg(jumpcloud.messageKey + "Action")}</a></p>
<p>${msg(jumpcloud.noteKey, jumpcloud.end)}</p>
</@layout.emailLayout>
