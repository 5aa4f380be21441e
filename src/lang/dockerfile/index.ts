export { parseDockerfile, type EmbeddedShell, type ParsedDockerfile } from './parse-dockerfile.ts';
