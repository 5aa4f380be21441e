import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { dependencyFacts, factOf, linesOf, type FactFile, type FactReader } from './fact-file.ts';
import { mavenArtifacts } from './packages/maven.ts';

/** Reads `pom.xml` tag by tag; entities and structure deeper than a dependency do not matter and are not followed. */
export const pomXml: FactReader = {
  wants: (_path, name) => name === 'pom.xml',
  read(file) {
    const facts: RepoFact[] = [];
    let dependency: { name: string; line: number; test: boolean } | undefined;
    let own = '';
    let outside = true;
    for (const [line, raw] of linesOf(file.text)) {
      const text = raw.trim();
      if (text.startsWith('<parent>') || text.startsWith('<dependencies>') || text.startsWith('<build>'))
        outside = false;
      if (text.startsWith('</parent>')) outside = true;
      if (text.startsWith('<dependency>')) dependency = { name: '', line, test: false };
      const artifact = /<artifactId>\s*([\w.-]{1,200})\s*<\/artifactId>/.exec(text)?.[1];
      if (artifact !== undefined && dependency !== undefined)
        dependency = { ...dependency, name: artifact, line };
      else if (artifact !== undefined && outside && own === '') {
        own = artifact;
        facts.push(packageFact(file, artifact, line));
      } else if (artifact !== undefined && isRunner(artifact)) facts.push(runnable(file, artifact, line));
      if (dependency !== undefined && /<scope>\s*test\s*<\/scope>/.test(text))
        dependency = { ...dependency, test: true };
      if (text.includes('</dependency>') && dependency !== undefined) {
        if (!dependency.test)
          facts.push(...dependencyFacts(file, mavenArtifacts, dependency.name, dependency.line));
        dependency = undefined;
      }
    }
    return own === '' ? { facts, problem: 'it has no artifactId of its own' } : { facts };
  },
};

/** Reads `build.gradle` and `build.gradle.kts`: the coordinates of what is needed at run time. */
export const gradle: FactReader = {
  wants: (_path, name) => name === 'build.gradle' || name === 'build.gradle.kts',
  read(file) {
    const facts: RepoFact[] = [];
    for (const [line, text] of linesOf(file.text)) {
      const need =
        /^\s*(implementation|api|runtimeOnly|compile|developmentOnly|compileOnly)\b[\s(]+["'][\w.-]+:([\w.-]+)/.exec(
          text,
        );
      if (need?.[2] !== undefined) facts.push(...dependencyFacts(file, mavenArtifacts, need[2], line));
      const plugin =
        /^\s*(?:id|apply plugin:)[\s(]*["'](org\.springframework\.boot|application|io\.quarkus|io\.micronaut\.application)["']/.exec(
          text,
        )?.[1];
      if (plugin !== undefined) facts.push(runnable(file, plugin, line));
      if (/^\s*(?:id\s*\(?\s*["'])?(?:java-library|`java-library`|maven-publish)/.test(text)) {
        facts.push(factOf(file, { kind: 'manifest', id: 'library', line, detail: 'java-library' }));
      }
    }
    // The root of a build with several projects names no dependencies; it is none itself.
    return { facts: facts.length > 0 ? [packageFact(file, '', 1), ...facts] : [] };
  },
};

function isRunner(artifact: string): boolean {
  return (
    artifact === 'spring-boot-maven-plugin' ||
    artifact === 'quarkus-maven-plugin' ||
    artifact === 'maven-war-plugin'
  );
}

function packageFact(file: FactFile, name: string, line: number): RepoFact {
  return factOf(file, { kind: 'manifest', id: 'package', line, detail: name, tech: 'java' });
}

function runnable(file: FactFile, detail: string, line: number): RepoFact {
  return factOf(file, { kind: 'manifest', id: 'runnable', line, detail });
}
