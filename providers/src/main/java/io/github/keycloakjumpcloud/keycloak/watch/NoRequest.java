package io.github.keycloakjumpcloud.keycloak.watch;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.security.cert.X509Certificate;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;

/**
 * The request of what happens by itself. It answers everything with the exception by which Keycloak knows that there is none;
 * Keycloak 26.4 has a request of its own then, on which its e-mail fails.
 */
final class NoRequest implements HttpRequest {

    @Override
    public String getHttpMethod() {
        throw new ContextNotActiveException();
    }

    @Override
    public MultivaluedMap<String, String> getDecodedFormParameters() {
        throw new ContextNotActiveException();
    }

    @Override
    public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
        throw new ContextNotActiveException();
    }

    @Override
    public HttpHeaders getHttpHeaders() {
        throw new ContextNotActiveException();
    }

    @Override
    public X509Certificate[] getClientCertificateChain() {
        throw new ContextNotActiveException();
    }

    @Override
    public UriInfo getUri() {
        throw new ContextNotActiveException();
    }

    @Override
    public boolean isProxyTrusted() {
        throw new ContextNotActiveException();
    }
}
