// A seller at the fake Seller Central, without a browser: opens the page, presses a button, and says where they were sent.
import type { Simulator } from '../../src/simulator/index.ts';

export interface Pressed {
  readonly status: number;
  readonly html: string;
  /** Where they are sent back to; empty where they aren't. */
  readonly location: string;
}

export async function consentAt(
  url: string,
  form: Readonly<Record<string, string>> = { who: 'primary', answer: 'confirm' },
): Promise<Pressed> {
  const asked = await fetch(url);
  if (asked.status !== 200) return { status: asked.status, html: await asked.text(), location: '' };
  await asked.text();
  const body = new URLSearchParams(form);
  const answered = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  const { status, headers } = answered;
  return { status, html: await answered.text(), location: headers.get('location') ?? '' };
}

/** A seller opens the application in the Appstore and presses its button: where the browser is sent to sign in. */
export async function fromAppstore({ url, sellerCentral }: Simulator, host: string): Promise<URL> {
  const body = new URLSearchParams({ who: 'primary', answer: 'login' });
  const place = `${url}/${host}/apps/store/${sellerCentral.applicationId}`;
  const answered = await fetch(place, { method: 'POST', body, redirect: 'manual' });
  await answered.text();
  return new URL(answered.headers.get('location') ?? '');
}

/** The application of the story’s seller, as sellers are sent to authorise it. */
export const applicationOf = ({ credentials, sellerCentral }: Simulator, redirectUri: string | null) => ({
  ...{ clientId: credentials.clientId, clientSecret: credentials.clientSecret },
  ...{ solutionId: sellerCentral.applicationId, isDraft: false, redirectUri },
});
