import { site } from "./site.js";
import { SignInNeeded } from "./login.js";
import { known, t } from "./text.js";

const ACCEPTED = "application/json, application/samlmetadata+xml";

/**
 * What the admin API says is wrong (RFC 9457); its message is the sentence for the admin. errors holds each: the kind; the
 * field, which is the last part of the pointer into what was sent, if there is a pointer; and the sentence.
 */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || known(`link.${body.kind}`) || body.errorMessage || body.error_description || body.error || `HTTP ${status}`);
    this.status = status;
    this.kind = body.kind;
    this.errors = (body.errors ?? [body]).map(({ kind, pointer, detail }) => ({
      kind,
      field: pointer?.split("/").pop(),
      message: detail ?? this.message,
    }));
  }
}

/** The problem that the server has answered; any other failure is thrown on. */
export function problem(failure) {
  if (failure instanceof Problem) {
    return failure;
  }
  throw failure;
}

/** How an administrator's requests go: to the admin API of the realm, with an access token. */
export function asAdministrator(login, realm) {
  return {
    root: `${site.admin}/${encodeURIComponent(realm)}/jumpcloud`,
    below: (alias) => path(alias),
    headers: async () => ({ Authorization: `Bearer ${await login.token()}` }),
    credentials: "omit",
    forbidden: (method) => (method === "GET" ? undefined : t("forbidden.change")),
  };
}

/** The steps of the set-up, over the admin API or a set-up link. */
export class Api {
  #way;
  #done;

  /** @param done is told what the server has done: its name, and what it was done with */
  constructor(way, done) {
    this.#way = way;
    this.#done = done;
  }

  /** A page of the connections, and how many there are in all. */
  connections(query) {
    return this.#send("GET", `?${new URLSearchParams(query)}`, undefined, page);
  }

  connection(alias) {
    return this.#send("GET", this.#at(alias));
  }

  /** The connection, or null when there is none of that alias. */
  async connectionIfAny(alias) {
    try {
      const connection = await this.connection(alias);
      return connection.exists === false ? null : connection;
    } catch (failure) {
      if (problem(failure).status === 404) {
        return null;
      }
      throw failure;
    }
  }

  /** What JumpCloud is to be told, also for an alias that is not in use yet. */
  serviceProvider(alias) {
    return this.#send("GET", this.#at(alias, "service-provider"));
  }

  /** The same as a file for JumpCloud's "Upload Metadata". */
  serviceProviderMetadata(alias) {
    return this.#send("GET", this.#at(alias, "service-provider", "metadata"), undefined, file);
  }

  /** By a link: tells the administrator who made it that all is ready. */
  ready(alias) {
    return this.#send("POST", this.#at(alias, "ready"), {});
  }

  save(alias, body) {
    return this.#change("saved", body, "PUT", this.#at(alias), body);
  }

  /** Whether the server would save this, though JumpCloud's values may be missing; fails as saving would. */
  check(alias, body) {
    return this.#send("POST", this.#at(alias, "check"), body);
  }

  /** What is wrong with the connection; each finding says whose it is. */
  async findings(alias) {
    const findings = await this.#send("GET", this.#at(alias, "findings"));
    return findings.map((finding) => ({ ...finding, connection: alias }));
  }

  /** Names of roles or clients that contain the text. */
  choices(alias, kind, search) {
    return this.#send("GET", `${this.#at(alias, "choices", kind)}?${new URLSearchParams({ search })}`);
  }

  certificates(alias) {
    return this.#send("GET", this.#at(alias, "certificates"));
  }

  /** Holds a next certificate beside the current one; answers all of them. */
  holdNextCertificate(alias, certificate) {
    return this.#change("held", certificate, "PUT", this.#at(alias, "certificates", "next"), { certificate });
  }

  /** Sign-ins and refusals of the last 30 days, and what SCIM has changed. */
  activity(alias) {
    return this.#send("GET", this.#at(alias, "activity"));
  }

  /** Who was shut out in these days. */
  lockOuts(alias) {
    return this.#send("GET", this.#at(alias, "lock-outs"));
  }

  /** The same as a file of this media type. */
  lockOutFile(alias, type) {
    return this.#send("GET", this.#at(alias, "lock-outs"), undefined, file, type);
  }

  /** Those whom an account that is there has kept out. */
  conflicts(alias) {
    return this.#send("GET", this.#at(alias, "conflicts"));
  }

  /** One of them, with the accounts, and what would come of which decision. */
  conflict(alias, id) {
    return this.#send("GET", this.#at(alias, "conflicts", id));
  }

  decide(alias, id, decision) {
    return this.#send("POST", this.#at(alias, "conflicts", id), decision);
  }

  brake(alias) {
    return this.#send("GET", this.#at(alias, "scim-brake"));
  }

  releaseBrake(alias) {
    return this.#change("released", alias, "DELETE", this.#at(alias, "scim-brake"));
  }

  /** What the rehearsal of a sync has come to. */
  rehearsal(alias) {
    return this.#send("GET", this.#at(alias, "rehearsal"));
  }

  forgetRehearsal(alias) {
    return this.#send("DELETE", this.#at(alias, "rehearsal"));
  }

  refusal(reference) {
    return this.#send("GET", path("refusals", reference));
  }

  /** What would become of that login now; changes nothing. */
  replay(reference) {
    return this.#send("POST", path("refusals", reference, "replay"), {});
  }

  tokens(alias) {
    return this.#send("GET", this.#at(alias, "scim-tokens"));
  }

  makeToken(alias, token) {
    return this.#change("token-made", token.name, "POST", this.#at(alias, "scim-tokens"), token);
  }

  revokeToken(alias, { id, name }) {
    return this.#change("token-revoked", name, "DELETE", this.#at(alias, "scim-tokens", id));
  }

  groupRules(alias) {
    return this.#send("GET", this.#at(alias, "group-rules"));
  }

  saveGroupRules(alias, rules) {
    return this.#send("PUT", this.#at(alias, "group-rules"), rules);
  }

  /** What these rules would give; saves nothing. */
  previewGroupRules(alias, rules) {
    return this.#send("POST", this.#at(alias, "group-rules", "preview"), rules);
  }

  attributeNames(alias) {
    return this.#send("GET", this.#at(alias, "attribute-names"));
  }

  saveAttributeNames(alias, names) {
    return this.#send("PUT", this.#at(alias, "attribute-names"), names);
  }

  /** What came over SCIM of late, and why it would be refused now. */
  scimCalls(alias) {
    return this.#send("GET", this.#at(alias, "scim-calls"));
  }

  setupLinks(alias) {
    return this.#send("GET", this.#at(alias, "setup-links"));
  }

  makeSetupLink(alias, wish) {
    return this.#change("link-made", wish.name, "POST", this.#at(alias, "setup-links"), wish);
  }

  revokeSetupLink(alias, id) {
    return this.#change("link-revoked", id, "DELETE", this.#at(alias, "setup-links", id));
  }

  startTrial(alias) {
    return this.#send("POST", this.#at(alias, "trial-logins"), {});
  }

  /** When JumpCloud answered a trial login last. */
  lastTrialAnswer(alias) {
    return this.#send("GET", this.#at(alias, "trial-logins"));
  }

  /** How a trial login stands; revealed says whether to show what was received of the person. */
  trial(alias, id, revealed = false) {
    return this.#send("GET", this.#at(alias, "trial-logins", id) + (revealed ? "?reveal=true" : ""));
  }

  #at(alias, ...segments) {
    return this.#way.below(alias) + path(...segments);
  }

  async #change(what, whom, ...request) {
    const answer = await this.#send(...request);
    this.#done(what, whom);
    return answer;
  }

  async #send(method, below, body, read = json, accepted = ACCEPTED) {
    // The sentences that the server makes are to be in the language of the page.
    const language = { "Accept-Language": document.documentElement.lang };
    const headers = { ...(await this.#way.headers()), ...language, Accept: accepted };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    const response = await fetch(this.#way.root + below, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: this.#way.credentials,
      cache: "no-store",
    });
    const answer = await (response.ok ? read : json)(response);
    if (response.status === 401) {
      throw new SignInNeeded(answer?.kind ?? "401");
    }
    const detail = response.status === 403 ? this.#way.forbidden(method) : undefined;
    if (!response.ok) {
      throw new Problem(response.status, { ...answer, ...(detail && { detail }) });
    }
    return answer;
  }
}

function path(...segments) {
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join("");
}

async function page(response) {
  return { connections: await json(response), total: Number(response.headers.get("X-Total-Count")) };
}

function file(response) {
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
