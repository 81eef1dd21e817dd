package io.github.keycloakjumpcloud.core.metadata;

import io.github.keycloakjumpcloud.core.metadata.MetadataProblem.Kind;

/**
 * Looks at the text of an uploaded metadata file before any XML parser does, and says which wrong file it is. It does
 * not replace the parser: what is accepted may still be broken XML.
 */
public final class MetadataText {

    /** Most bytes that it may have. */
    public static final int LARGEST = 256 * 1024;

    private MetadataText() {}

    /**
     * The XML text: decoded when it came as a {@code data:} URL or in Base64, without byte order mark and blanks around.
     *
     * @throws MetadataProblem when it is not one entity's SAML metadata, has a document type or entities, or is larger
     *     than 256 KB in UTF-8
     */
    public static String accept(String uploaded) {
        String text = UploadedText.decode(uploaded);
        if (text.isEmpty()) {
            throw new MetadataProblem(Kind.EMPTY);
        }
        if (!text.startsWith("<")) {
            throw new MetadataProblem(Kind.NOT_XML);
        }
        XmlOutline outline = XmlOutline.of(text);
        String root = localName(outline.rootElement());
        if (root.equalsIgnoreCase("html") || outline.documentType().equals("html")) {
            throw new MetadataProblem(Kind.HTML);
        }
        if (outline.hasDeclarations()) {
            throw new MetadataProblem(Kind.DTD);
        }
        switch (root) {
            case "EntityDescriptor":
                return text;
            case "EntitiesDescriptor":
                throw new MetadataProblem(Kind.SEVERAL_ENTITIES);
            case "":
                throw new MetadataProblem(Kind.NOT_XML);
            default:
                throw new MetadataProblem(Kind.NOT_SAML_METADATA);
        }
    }

    private static String localName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.indexOf(':') + 1);
    }
}
