// Links: whose they are, and what gives them away. Amazon's own are never accused.
import { describe, expect, it } from '@jest/globals';
import { judgeLink } from '../../src/notices/links.ts';

const judge = (url: string, shown = '') => {
  const { owner, host, tells } = judgeLink({ kind: 'link', url, shown });
  return { owner, host, tells };
};

describe('Amazon’s own links', () => {
  it.each([
    'https://www.amazon.co.jp/gp/css/homepage.html',
    'HTTPS://WWW.AMAZON.CO.JP:443/',
    'https://sellercentral.amazon.com/home?mons_redirect=1',
    'https://www.amazon.com/gp/r.html?U=https%3A%2F%2Fwww.amazon.com%2Fyour-account',
    'https://www.amazon.co.jp/ap/signin?openid.return_to=https%3A%2F%2Fwww.amazon.co.jp%2F',
    'https://amzn.to/3xyz',
    'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.amazon.com%2F&data=05',
    'https://urldefense.com/v3/__https://www.amazon.com/__;!!abc',
    '//m.media-amazon.com/x.png',
  ])('%s', (url) => {
    expect(judge(url)).toMatchObject({ owner: 'amazon', tells: [] });
  });
});

describe('other links', () => {
  it.each([
    ['https://www.amazon.co.jp.mallory.example/', 'www.amazon.co.jp.mallory.example', ['lookalike-host']],
    ['https://www.amazon-co-jp.example/', 'www.amazon-co-jp.example', ['lookalike-host']],
    ['https://arnaz0n.example/', 'arnaz0n.example', ['lookalike-host']],
    ['https://www.amazon.co.jp@mallory.example/', 'mallory.example', ['userinfo']],
    ['https:\\\\mallory.example\\a', 'mallory.example', []],
    ['http://3405803853/', '203.0.113.77', ['ip-host']],
    ['http://0xcb.0.113.5/', '203.0.113.5', ['ip-host']],
    ['https://xn--mazon-3ve.example/', 'аmazon.example', ['disguised-host', 'lookalike-host']],
    ['https://bit.ly/a', 'bit.ly', ['shortener']],
    ['https://www.google.com/url?q=https://mallory.example', 'www.google.com', ['redirector']],
    ['https://www.amazon.co.jp/gp/r.html?U=https%3A%2F%2Fmallory.example%2F', 'mallory.example', ['redirector']],
    [
      'http://203.0.113.9/ap/signin?return_to=https%3A%2F%2Fwww.amazon.co.jp%2F',
      '203.0.113.9',
      ['ip-host', 'redirector'],
    ],
    ['hhttp://mallory.example/', '', ['odd-scheme']],
    ['data:text/html;base64,PGI+', '', ['data-url']],
    ['javascript:alert(1)', '', ['data-url']],
    ['https://mallory.s3.amazonaws.com/index.html', 'mallory.s3.amazonaws.com', []],
    ['https://d111.cloudfront.net/', 'd111.cloudfront.net', []],
    ['https://notamazon.com/', 'notamazon.com', ['lookalike-host']],
    ['https://amazing.example/', 'amazing.example', []],
  ])('%s', (url, host, tells) => {
    expect(judge(url)).toEqual({ owner: 'other', host, tells });
  });

  it.each([
    ['https://www.amazon.co.jp/', ['shows-amazon']],
    ['ｗｗｗ．ａｍａｚｏｎ．ｃｏ．ｊｐ', ['shows-amazon']],
    ['Amazon.com', ['shows-amazon']],
    ['www.bank.example', ['shows-other-host']],
    ['mallory.example/help', []],
    ['Sign in to Amazon', []],
  ])('that show “%s”', (shown, tells) => {
    expect(judge('https://mallory.example/', shown).tells).toEqual(tells);
  });
});

describe('what leads nowhere', () => {
  it.each(['#top', 'mailto:a@example.com', 'tel:+81', 'cid:1', '', 'a/b'])('“%s” is nobody’s', (url) => {
    expect(judge(url)).toMatchObject({ owner: 'none', tells: [] });
  });
});
