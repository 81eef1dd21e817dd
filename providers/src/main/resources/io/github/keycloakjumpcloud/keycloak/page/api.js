import { site } from "./site.js";
import { SignInNeeded } from "./login.js";
import { t } from "./text.js";

const ACCEPTED = "application/json, application/samlmetadata+xml";

/** An error that the admin API answers; its message is the sentence for the admin. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.errorMessage || body.error_description || body.error || `HTTP ${status}`);
    this.status = status;
    // Sentences about a field begin with its name.
    this.field = body.pointer?.split("/").pop() ?? /^(\w+)(?::| needs)/.exec(this.message)?.[1];
  }
}

/** The problem that the server has answered; any other failure is thrown on. */
export function problem(failure) {
  if (failure instanceof Problem) {
    return failure;
  }
  throw failure;
}

/** The admin API of this extension for one realm. */
export class Api {
  #login;
  #root;

  constructor(login, realm) {
    this.#login = login;
    this.#root = `${site.admin}/${encodeURIComponent(realm)}/jumpcloud`;
  }

  connections() {
    return this.#send("GET", "");
  }

  connection(alias) {
    return this.#send("GET", at(alias));
  }

  /** The connection, or null when there is none of that alias. */
  async connectionIfAny(alias) {
    try {
      return await this.connection(alias);
    } catch (failure) {
      if (problem(failure).status === 404) {
        return null;
      }
      throw failure;
    }
  }

  /** What JumpCloud is to be told, also for an alias that is not in use yet. */
  serviceProvider(alias) {
    return this.#send("GET", at(alias, "service-provider"));
  }

  /** The same as a file for JumpCloud's "Upload Metadata". */
  serviceProviderMetadata(alias) {
    return this.#send("GET", at(alias, "service-provider", "metadata"), undefined, metadataFile);
  }

  save(alias, body) {
    return this.#send("PUT", at(alias), body);
  }

  findings(alias) {
    return this.#send("GET", at(alias, "findings"));
  }

  certificates(alias) {
    return this.#send("GET", at(alias, "certificates"));
  }

  /** Holds a next certificate beside the current one; answers all of them. */
  holdNextCertificate(alias, certificate) {
    return this.#send("PUT", at(alias, "certificates", "next"), { certificate });
  }

  brake(alias) {
    return this.#send("GET", at(alias, "scim-brake"));
  }

  releaseBrake(alias) {
    return this.#send("DELETE", at(alias, "scim-brake"));
  }

  refusal(reference) {
    return this.#send("GET", at("refusals", reference));
  }

  tokens(alias) {
    return this.#send("GET", at(alias, "scim-tokens"));
  }

  makeToken(alias, token) {
    return this.#send("POST", at(alias, "scim-tokens"), token);
  }

  revokeToken(alias, id) {
    return this.#send("DELETE", at(alias, "scim-tokens", id));
  }

  startTrial(alias) {
    return this.#send("POST", at(alias, "trial-logins"), {});
  }

  /** How a trial login stands; revealed says whether to show what was received of the person. */
  trial(alias, id, revealed = false) {
    return this.#send("GET", at(alias, "trial-logins", id) + (revealed ? "?reveal=true" : ""));
  }

  async #send(method, path, body, read = json) {
    const headers = { Authorization: `Bearer ${await this.#login.token()}`, Accept: ACCEPTED };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    const response = await fetch(this.#root + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
    });
    if (response.status === 401) {
      throw new SignInNeeded("401");
    }
    const answer = await (response.ok ? read : json)(response);
    if (response.status === 403 && method !== "GET") {
      throw new Problem(403, { detail: t("forbidden.change") });
    }
    if (!response.ok) {
      throw new Problem(response.status, answer ?? {});
    }
    return answer;
  }
}

function at(...segments) {
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join("");
}

function metadataFile(response) {
  return response.blob();
}

async function json(response) {
  const text = await response.text();
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    // A proxy's page, for instance: the status has to do.
    return null;
  }
}
