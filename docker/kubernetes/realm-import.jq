# Makes the Operator's KeycloakRealmImport of realm-export/jumpcloud-realm.json.
# The realm's variables come from the secret "jumpcloud"; a key that is missing there leaves its default. Whether the
# connection is enabled has to be said now, by the variable JUMPCLOUD_ENABLED: Kubernetes takes no variable for true or false.
def variable(name): {(name): {secret: {name: "jumpcloud", key: name, optional: true}}};
{
  apiVersion: "k8s.keycloak.org/v2alpha1",
  kind: "KeycloakRealmImport",
  metadata: {name: "jumpcloud-realm"},
  spec: {
    keycloakCRName: "keycloak",
    placeholders: (
      variable("JUMPCLOUD_SSO_URL") + variable("JUMPCLOUD_ENTITY_ID") + variable("JUMPCLOUD_SP_ENTITY_ID")
      + variable("JUMPCLOUD_CERTIFICATE") + variable("JUMPCLOUD_DOMAINS") + variable("JUMPCLOUD_GROUPS")
      + variable("JUMPCLOUD_ORGANIZATION_DOMAIN") + variable("SAMPLE_APP_URL")
    ),
    realm: (.identityProviders[].enabled = ($ENV.JUMPCLOUD_ENABLED == "true"))
  }
}
