package io.github.keycloakjumpcloud.it.harness.refusal;

import java.util.function.UnaryOperator;

/**
 * Signature wrapping: a genuine signature stays in the message, beside something that it was not made for. Numbered as in
 * "On Breaking SAML: Be Whoever You Want to Be" (Somorovsky et al., USENIX Security 2012).
 */
public record Forgery(String genuine, UnaryOperator<String> disguise) {

    private static final String ASSERTION_END = "</saml2:Assertion>";
    private static final String RESPONSE_END = "</saml2p:Response>";
    private static final String SIGNATURE_END = "</ds:Signature>";

    /** XSW 1: the evil response's signature holds the genuine response. */
    public String responseInSignature() {
        String response = withoutDeclaration();
        return evil(response).replace(SIGNATURE_END, unsigned(response) + SIGNATURE_END);
    }

    /** XSW 2: the genuine response stands before its signature in the evil one. */
    public String responseBesideSignature() {
        String response = withoutDeclaration();
        String signature = signature(response);
        return evil(response).replace(signature, unsigned(response) + signature);
    }

    /** XSW 3: an evil assertion before the genuine one. */
    public String evilFirst() {
        return replaced(unsigned(evil(assertion())) + assertion());
    }

    /** As XSW 3, the evil one last. */
    public String evilLast() {
        return replaced(assertion() + unsigned(evil(assertion())));
    }

    /** As XSW 3, both with the same id. */
    public String sameId() {
        return replaced(unsigned(disguise.apply(assertion())) + assertion());
    }

    /** XSW 4: the genuine assertion within the evil one. */
    public String genuineWithinEvil() {
        return replaced(unsigned(evil(assertion())).replace(ASSERTION_END, assertion() + ASSERTION_END));
    }

    /** XSW 5: the evil assertion has the signature, the genuine one follows without it. */
    public String signatureMoved() {
        return replaced(evil(assertion()) + unsigned(assertion()));
    }

    /** XSW 6: the evil assertion's signature holds the genuine one. */
    public String genuineWithinSignature() {
        return replaced(evil(assertion()).replace(SIGNATURE_END, unsigned(assertion()) + SIGNATURE_END));
    }

    /** XSW 7: the genuine assertion among the extensions. */
    public String genuineInExtensions() {
        return replaced("<saml2p:Extensions>" + assertion() + "</saml2p:Extensions>" + unsigned(evil(assertion())));
    }

    /** XSW 8: the genuine assertion in an object of the evil one's signature. */
    public String genuineInObject() {
        String object = "<ds:Object>" + unsigned(assertion()) + "</ds:Object>";
        return replaced(evil(assertion()).replace(SIGNATURE_END, object + SIGNATURE_END));
    }

    /** The genuine response within an evil one that is not signed. */
    public String responseWithinResponse() {
        String response = withoutDeclaration();
        return unsigned(evil(response)).replace(RESPONSE_END, response + RESPONSE_END);
    }

    private String replaced(String assertions) {
        return genuine.replace(assertion(), assertions);
    }

    private String assertion() {
        return genuine.substring(
                genuine.indexOf("<saml2:Assertion"), genuine.indexOf(ASSERTION_END) + ASSERTION_END.length());
    }

    private String withoutDeclaration() {
        return genuine.substring(genuine.indexOf("<saml2p:Response"));
    }

    /** The first id is the element's own. */
    private String evil(String element) {
        return disguise.apply(element).replaceFirst(" ID=\"", " ID=\"EVIL");
    }

    private static String signature(String element) {
        return element.substring(
                element.indexOf("<ds:Signature "), element.indexOf(SIGNATURE_END) + SIGNATURE_END.length());
    }

    private static String unsigned(String element) {
        return element.replace(signature(element), "");
    }
}
