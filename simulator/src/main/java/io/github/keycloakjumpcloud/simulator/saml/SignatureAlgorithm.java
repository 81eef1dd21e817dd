package io.github.keycloakjumpcloud.simulator.saml;

import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;

/** The values of JumpCloud's setting "Signature Algorithm", each with its digest. */
public enum SignatureAlgorithm {
    RSA_SHA1(SignatureMethod.RSA_SHA1, DigestMethod.SHA1),
    RSA_SHA256(SignatureMethod.RSA_SHA256, DigestMethod.SHA256);

    private final String signatureUri;
    private final String digestUri;

    SignatureAlgorithm(String signatureUri, String digestUri) {
        this.signatureUri = signatureUri;
        this.digestUri = digestUri;
    }

    public String signatureUri() {
        return signatureUri;
    }

    public String digestUri() {
        return digestUri;
    }
}
