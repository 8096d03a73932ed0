// Which addresses may be a public site, and which are internal however they are written.
import { expect, test } from 'vitest';
import { addressKind } from '../../src/site/address-kind.ts';

test.each([
  [
    'public',
    [
      '93.184.215.14',
      '8.8.8.8',
      '172.15.0.1',
      '172.32.0.1',
      '100.128.0.1',
      '2606:4700::1111',
      '::ffff:8.8.8.8',
    ],
  ],
  [
    'private',
    [
      '127.0.0.1',
      '127.9.9.9',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '100.64.0.1',
      '::1',
      'fd12::1',
      'fc00::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '0:0:0:0:0:ffff:127.0.0.1',
    ],
  ],
  [
    'never',
    [
      '0.0.0.0',
      '169.254.169.254',
      '169.254.0.1',
      '100.100.100.200',
      '224.0.0.1',
      '255.255.255.255',
      '240.0.0.1',
      '198.18.0.1',
      '192.0.2.1',
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'ff02::1',
      'fd00:ec2::254',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001::1',
      '2001:db8::1',
      '::127.0.0.1',
      '::ffff:169.254.169.254',
      'localhost',
      '',
    ],
  ],
] as const)('%s', (kind, addresses) => {
  expect(addresses.filter((address) => addressKind(address) !== kind)).toEqual([]);
});
