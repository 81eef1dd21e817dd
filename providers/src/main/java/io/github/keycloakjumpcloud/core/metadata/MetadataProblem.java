package io.github.keycloakjumpcloud.core.metadata;

/** The uploaded file is not the file that JumpCloud exports. The message tells the admin what to do in JumpCloud. */
public final class MetadataProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final String EXPORT =
            " In JumpCloud, open the SSO application > SSO tab, choose 'Export Metadata' and upload that file.";

    /** What is wrong. */
    public enum Kind {
        EMPTY("The metadata file is empty." + EXPORT),
        TOO_LARGE("The metadata file is larger than 256 KB, which JumpCloud's export never is." + EXPORT),
        HTML("This is a web page, not metadata: the IdP URL shows JumpCloud's sign-in page." + EXPORT),
        DTD("The metadata file has a document type or entities, which are refused because they can read other files."
                + EXPORT),
        NOT_XML("The metadata file is not XML." + EXPORT),
        NOT_SAML_METADATA("The file is XML, but not the metadata of a SAML identity provider." + EXPORT),
        SP_METADATA("This is the metadata of a service provider, perhaps Keycloak's own. It belongs into JumpCloud;"
                + " Keycloak needs JumpCloud's." + EXPORT),
        NO_SIGNING_CERTIFICATE("The metadata has no signing certificate. In JumpCloud, open the SSO application and"
                + " generate a certificate under 'IDP Certificate Status', then choose 'Export Metadata' once more."),
        CERTIFICATE_EXPIRED(
                "The signing certificate in the metadata has expired. In JumpCloud, open the SSO application"
                        + " and choose 'Regenerate Certificate' under 'IDP Certificate Status', then 'Export Metadata' once"
                        + " more."),
        BAD_CERTIFICATE("The signing certificate in the metadata cannot be read." + EXPORT),
        NO_SIGN_ON_URL("The metadata has no sign-on URL for HTTP-POST or HTTP-Redirect. In JumpCloud, open the SSO"
                + " application > SSO tab, fill in 'IdP URL', save, then choose 'Export Metadata' once more."),
        NO_ENTITY_ID("The metadata has no entity ID. In JumpCloud, open the SSO application > SSO tab, fill in"
                + " 'IdP Entity ID', save, then choose 'Export Metadata' once more."),
        SEVERAL_ENTITIES("The metadata describes several entities." + EXPORT),
        FINGERPRINT("This is the fingerprint of a file that this connection has not read, not the file." + EXPORT);

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Kind kind;

    /** A problem whose message is the sentence of its kind. */
    public MetadataProblem(Kind kind) {
        super(kind.sentence);
        this.kind = kind;
    }

    MetadataProblem(Kind kind, String found) {
        super(kind.sentence + " (" + found + ")");
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
