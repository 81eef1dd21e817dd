import { pageFor, realmAsked, site } from "./site.js";

const PENDING = "jumpcloud-setup-login";
const SOON = 20_000;

/** The sign-in is over, or never came to an end: it has to be done again. */
export class SignInNeeded extends Error {}

/** Signs in with Keycloak: authorization code with PKCE. Tokens are kept in memory only. */
export class Login {
  #tokens = null;
  #renewal = null;

  /**
   * Comes back with the realm to work on when somebody has signed in; leaves for Keycloak's login page otherwise, and
   * then never comes back.
   */
  async signIn() {
    const query = new URLSearchParams(location.search);
    if (!query.has("state")) {
      return this.leave(realmAsked(query), location.hash);
    }
    const pending = take();
    history.replaceState(null, "", pageFor(pending?.target ?? site.realm) + (pending?.hash ?? ""));
    if (pending === null || query.get("state") !== pending.state || !query.has("code")) {
      throw new SignInNeeded(query.get("error") ?? "state");
    }
    if (query.has("iss") && query.get("iss") !== site.issuer) {
      throw new SignInNeeded("issuer");
    }
    await this.#ask({
      grant_type: "authorization_code",
      code: query.get("code"),
      code_verifier: pending.verifier,
      redirect_uri: site.page,
    });
    if (this.#claims().nonce !== pending.nonce) {
      throw new SignInNeeded("nonce");
    }
    return pending.target;
  }

  /** Leaves for Keycloak's login page, to come back to this realm and place. */
  async leave(target, hash) {
    const pending = { state: random(), nonce: random(), verifier: random(), target, hash };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    location.replace(
      endpoint("auth", {
        client_id: site.client,
        redirect_uri: site.page,
        response_type: "code",
        scope: "openid",
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await challenge(pending.verifier),
        code_challenge_method: "S256",
      }),
    );
    return new Promise(() => {});
  }

  /** An access token that is good for some seconds at least. */
  async token() {
    if (Date.now() > this.#tokens.endsAt - SOON) {
      this.#renewal ??= this.#ask({ grant_type: "refresh_token", refresh_token: this.#tokens.refresh }).finally(() => {
        this.#renewal = null;
      });
      await this.#renewal;
    }
    return this.#tokens.access;
  }

  /** Who has signed in. */
  name() {
    const claims = this.#claims();
    return claims.name || claims.preferred_username || "";
  }

  /** Who that is among all accounts. */
  person() {
    return this.#claims().sub;
  }

  /** Ends the session in Keycloak; Keycloak comes back to this page, which then asks to sign in. */
  signOut() {
    location.assign(
      endpoint("logout", { id_token_hint: this.#tokens.identity, post_logout_redirect_uri: site.page }),
    );
  }

  #claims() {
    const part = this.#tokens.identity.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  async #ask(parameters) {
    const response = await fetch(endpoint("token"), {
      method: "POST",
      body: new URLSearchParams({ client_id: site.client, ...parameters }),
      credentials: "omit",
      cache: "no-store",
    });
    if (!response.ok) {
      throw new SignInNeeded(String(response.status));
    }
    const answer = await response.json();
    this.#tokens = {
      access: answer.access_token,
      refresh: answer.refresh_token,
      identity: answer.id_token ?? this.#tokens.identity,
      endsAt: Date.now() + answer.expires_in * 1000,
    };
  }
}

/** What was kept for the way to Keycloak and back; it serves once. */
function take() {
  const kept = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  return kept === null ? null : JSON.parse(kept);
}

function endpoint(name, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return `${site.issuer}/protocol/openid-connect/${name}${query && `?${query}`}`;
}

function random() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challenge(verifier) {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
