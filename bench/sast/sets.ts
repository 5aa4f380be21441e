/** One checkout that files are taken from. */
export interface Checkout {
  /** Folder name below the folder of checkouts: `owner+name`. */
  readonly name: string;
  readonly commit: string;
}

/** Files that both engines are run on. */
export interface FileSet {
  readonly name: string;
  readonly checkouts: readonly Checkout[];
  /** Every how-manieth file is taken, up to `most`; all when left out. */
  readonly most?: number;
}

const express = { name: 'expressjs+express', commit: 'a3714473feb3d2908add734d340e7755fd85e0a3' };
const flask = { name: 'pallets+flask', commit: '2ac89889f4cc330eabd50f295dcef02828522c69' };
const gin = { name: 'gin-gonic+gin', commit: 'dcaa4296d111981ffb31ac3eba90bb63e1eb5ab9' };
const petclinic = {
  name: 'spring-projects+spring-petclinic',
  commit: 'edf4db28affcc4741c79850a3d95bc3f177b5ff9',
};
const nodeGoat = { name: 'OWASP+NodeGoat', commit: 'c5cb68a7084e4ae7dcc60e6a98768720a81841e8' };
const vpc = {
  name: 'terraform-aws-modules+terraform-aws-vpc',
  commit: '82d1929e669efef4e2ad00611b8a68e7a56e049c',
};
const fastapi = { name: 'fastapi+fastapi', commit: 'c3f316b7e814667e8ee81e03a7330d00ee61e45c' };
const sinatra = { name: 'sinatra+sinatra', commit: 'cb22afd7902b566b6eaba6c4ea89739494a65d12' };
const spotbugs = { name: 'spotbugs+spotbugs', commit: '9b8b60ca05dc2536724ab4940ac0421baa4881b1' };
const renovate = { name: 'renovatebot+renovate', commit: 'c2dd4f856f068eeda4c10afc3752c35fe1f6cab1' };
const excalidraw = { name: 'excalidraw+excalidraw', commit: '4872083c044491b6d5c96ae134a75464f96d6831' };
const typescriptEslint = {
  name: 'typescript-eslint+typescript-eslint',
  commit: '56c9ed90d0aee0b5a71cfc39fc76b715b82e3ea8',
};

/** 20 files of a change, a repository of about 100 kLOC in four languages, and about 1 MLOC. */
export const fileSets: readonly FileSet[] = [
  { name: '20 files', checkouts: [nodeGoat, express, flask, gin], most: 20 },
  { name: '100 kLOC', checkouts: [express, flask, gin, petclinic, nodeGoat, vpc, sinatra] },
  { name: '1 MLOC', checkouts: [excalidraw, fastapi, spotbugs, renovate, typescriptEslint] },
  { name: 'wide', checkouts: [excalidraw, fastapi, spotbugs, renovate, typescriptEslint], most: 2400 },
];
