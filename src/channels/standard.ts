// Standard Webhooks: JSON for machines as docs/schemas/webhook.schema.json has it, signed (standardwebhooks.com).
import { Webhook as Signer } from 'standardwebhooks';
import { secondMs } from '../domain/clock.ts';
import type { ChannelKind } from '../domain/telling/channel-kind.ts';

export const standard: ChannelKind = {
  id: 'standard',
  about: { en: 'signed JSON for a program of yours', ja: 'ご自分のプログラム向けの署名付きJSON' },
  isForMachines: true,
  fields: [
    {
      key: 'url',
      label: { en: 'Address to post to', ja: '送信先のURL' },
      isSecret: true,
      form: 'url',
      example: 'https://hooks.example.com/rusuban',
    },
    {
      key: 'secret',
      label: { en: 'Signing secret', ja: '署名の鍵' },
      isSecret: true,
      isMade: true,
      form: /^whsec_\S+$/,
      example: 'whsec_...',
    },
  ],
  request({ id, at, event }, { url, secret }) {
    const body = JSON.stringify(event);
    const signed = (key: string) => ({
      'webhook-id': id,
      'webhook-timestamp': `${Math.floor(at / secondMs)}`,
      'webhook-signature': new Signer(key).sign(id, new Date(at), body),
    });
    return { url: `${url}`, type: 'application/json', headers: secret ? signed(secret) : {}, body };
  },
};
