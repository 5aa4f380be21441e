import { expect, test } from 'vitest';
import { testParsers } from '../../../tests/parsers.ts';
import type { LanguageId } from '../index.ts';
import { namesOf } from '../names/index.ts';
import { mayReachOutside, readOutside } from './index.ts';

const parsers = testParsers();

function told(language: LanguageId, text: string): readonly string[] {
  const { tree } = parsers.parse(language, text);
  const found = readOutside(tree, namesOf(tree));
  // The cheap look must never be narrower than the real one.
  if (found.length > 0) expect(mayReachOutside(language, text)).toBe(true);
  return found.map((one) => (one.kind === 'outbound' ? one.host : `${one.technology} ${one.type}`));
}

test.each([
  ['typescript', "import { Pool } from 'pg'; new Pool();", ['postgresql database']],
  ['typescript', "import pg from 'pg'; new pg.Pool();", ['postgresql database']],
  ['javascript', "const mongoose = require('mongoose'); mongoose.connect(url);", ['mongodb database']],
  [
    'javascript',
    "const knex = require('knex'); knex({ client: 'pg', connection });",
    ['postgresql database'],
  ],
  ['javascript', "const { Sequelize } = require('sequelize'); new Sequelize(url);", ['sql database']],
  ['typescript', "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(file);", ['sqlite database']],
  ['typescript', "import { createClient } from 'redis'; createClient();", ['redis cache']],
  ['typescript', 'function connect() {} connect(); class Pool {} new Pool();', []],
  ['python', 'import psycopg2\npsycopg2.connect(dsn)\n', ['postgresql database']],
  [
    'python',
    'from sqlalchemy import create_engine\ncreate_engine("mysql+pymysql://x")\n',
    ['mysql database'],
  ],
  ['python', 'import boto3\nboto3.client("s3")\nboto3.client("sts")\n', ['s3 bucket']],
  ['go', 'package p\nimport "database/sql"\nfunc f() { sql.Open("postgres", dsn) }', ['postgresql database']],
  [
    'go',
    'package p\nimport "github.com/redis/go-redis/v9"\nfunc f() { redis.NewClient(o) }',
    ['redis cache'],
  ],
  [
    'java',
    'import java.sql.DriverManager; class A { void f() { DriverManager.getConnection("jdbc:postgresql://h/d"); } }',
    ['postgresql database'],
  ],
] as const)('%s: %s opens', (language, text, expected) => {
  expect(told(language, text)).toEqual(expected);
});

test.each([
  ['javascript', "fetch('https://api.stripe.com/v1/charges')", ['api.stripe.com']],
  ['javascript', 'fetch(`https://api.stripe.com/v1/${id}`)', ['api.stripe.com']],
  ['javascript', "const BASE = 'https://a.mailer.io'; fetch(BASE + '/send')", ['a.mailer.io']],
  [
    'javascript',
    "import axios from 'axios'; axios.create({ baseURL: 'https://b.mailer.io:8443/v2' })",
    ['b.mailer.io:8443'],
  ],
  [
    'javascript',
    'fetch(`https://${host}/x`); fetch("/local"); fetch("http://localhost:3000"); fetch("https://example.com")',
    [],
  ],
  ['javascript', "function fetch(u) {} fetch('https://a.mailer.io')", []],
  ['python', 'import requests\nrequests.post(f"https://api.mailer.io/{x}")\n', ['api.mailer.io']],
  [
    'go',
    'package p\nimport "net/http"\nfunc f() { http.NewRequest("GET", "https://api.mailer.io", nil) }',
    ['api.mailer.io'],
  ],
  [
    'java',
    'import java.net.URI; class A { void f() { URI.create("https://api.mailer.io/x"); } }',
    ['api.mailer.io'],
  ],
] as const)('%s: %s calls', (language, text, expected) => {
  expect(told(language, text)).toEqual(expected);
});

test('a thousand calls are told to the limit', () => {
  expect(told('javascript', "fetch('https://a.mailer.io');\n".repeat(1_000))).toHaveLength(100);
});
