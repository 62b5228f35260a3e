// A webhook: an address that messages are posted to, for machines and chat rooms. Its address is a secret: who has it can post.

/** `standard`: JSON as docs/schemas/ describes it, signed (standardwebhooks.com). `slack`: a text for Slack-compatible hooks. */
export const webhookKinds = ['standard', 'slack'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

export interface WebhookSettings {
  readonly url: string;
  /** `whsec_` and base64; null for kinds that aren't signed. */
  readonly secret: string | null;
}

export interface Webhook {
  /** The name that the owner knows it by; unique within the account. */
  readonly name: string;
  readonly kind: WebhookKind;
  readonly settings: WebhookSettings;
}
