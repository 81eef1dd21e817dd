package io.github.keycloakjumpcloud.core.certificate;

/** What a connection needs a trusted certificate for at a time. */
public enum CertificateUse {
    /** JumpCloud is expected to sign with it. */
    CURRENT,
    /** JumpCloud may sign with it as soon as somebody changes it there. */
    NEXT,
    /** Its time is over: nothing that it signs is accepted. */
    EXPIRED
}
