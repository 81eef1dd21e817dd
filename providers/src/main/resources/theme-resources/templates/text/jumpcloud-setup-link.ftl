<#ftl output_format="plainText">
<#-- A set-up link, or that all is ready behind one. jumpcloud: messageKey, connection, link, url, noteKey, end. -->
${msg(jumpcloud.messageKey + "Body", jumpcloud.connection, realmName, jumpcloud.link)}

${jumpcloud.url}

${msg(jumpcloud.noteKey, jumpcloud.end)}
