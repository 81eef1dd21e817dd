package io.github.keycloakjumpcloud.core.metadata;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;

/**
 * Looks at the text of an uploaded metadata file before the XML parser does, and recognises wrong files. An accepted
 * text may still be broken XML, which the parser must refuse.
 */
public final class MetadataText {

    /** The most bytes that the text may have in UTF-8. */
    public static final int LARGEST = 256 * 1024;

    private MetadataText() {}

    /**
     * The XML text, decoded if it came as a {@code data:} URL or in Base64, without byte order mark and surrounding
     * blanks.
     *
     * @throws WrongInput when the text is not the SAML metadata of one entity, has a document type or entities, or
     *     is larger than {@link #LARGEST}
     */
    public static String accept(String uploaded) {
        String text = UploadedText.decode(uploaded);
        if (text.isEmpty()) {
            throw ProblemKind.METADATA_EMPTY.thrown();
        }
        if (!text.startsWith("<")) {
            throw ProblemKind.METADATA_NOT_XML.thrown();
        }
        XmlOutline outline = XmlOutline.of(text);
        String root = localName(outline.rootElement());
        if (root.equalsIgnoreCase("html") || outline.documentType().equals("html")) {
            throw ProblemKind.METADATA_IS_WEB_PAGE.thrown();
        }
        if (outline.hasDeclarations()) {
            throw ProblemKind.METADATA_HAS_DTD.thrown();
        }
        switch (root) {
            case "EntityDescriptor":
                return text;
            case "EntitiesDescriptor":
                throw ProblemKind.METADATA_OF_SEVERAL.thrown();
            case "":
                throw ProblemKind.METADATA_NOT_XML.thrown();
            default:
                throw ProblemKind.METADATA_NOT_SAML.thrown();
        }
    }

    private static String localName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.indexOf(':') + 1);
    }
}
