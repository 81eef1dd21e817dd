package io.github.keycloakjumpcloud.core.certificate;

/** The use that a connection has for a trusted certificate at a time. */
public enum CertificateUse {
    /** JumpCloud is expected to sign with this certificate. */
    CURRENT,
    /** JumpCloud may sign with this certificate as soon as somebody activates it there. */
    NEXT,
    /** The certificate has expired. Nothing that it signs is accepted. */
    EXPIRED
}
