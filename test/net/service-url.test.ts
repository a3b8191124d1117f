import assert from 'node:assert/strict';
import { isKnownConnector } from '../../src/net/service-url.ts';

const HOSTS = ['smba.trafficmanager.net', 'smba.example:8443', '127.0.0.1:4000'];

describe('an address of the Bot Connector', () => {
  for (const url of [
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/amer/00000000-0000-0000-0000-000000000000/',
    'HTTPS://SMBA.TrafficManager.NET/teams',
    'https://smba.trafficmanager.net:443/',
    'https://smba.example:8443/',
    'http://127.0.0.1:4000/connector/',
  ])
    it(`${url} is trusted`, () => assert.ok(isKnownConnector(url, HOSTS)));

  for (const url of [
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil-smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/#smba.trafficmanager.net',
    'https://evil.example\\@smba.trafficmanager.net/',
    'https://user@smba.trafficmanager.net/',
    'https://:password@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net./',
    'https://smba.example/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net:444/',
    'https://smba.example:8444/',
    'http://127.0.0.1:4001/',
    'http://0x7f.1:4001/',
    'http://[::1]:4000/',
    'file:///smba.trafficmanager.net/',
    'ws://smba.trafficmanager.net/',
    '//smba.trafficmanager.net/',
    'smba.trafficmanager.net',
    '',
  ])
    it(`"${url}" is not trusted`, () => assert.ok(!isKnownConnector(url, HOSTS)));
});
