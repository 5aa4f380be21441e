import type { RepoFact } from '../../model/propose/repo-fact.ts';
import { dependencyFacts, factOf, linesOf, type FactReader } from './fact-file.ts';
import { nugetPackages } from './packages/nuget.ts';

/** Reads `*.csproj`, `*.fsproj` and `*.vbproj`: the SDK and the packages. */
export const csproj: FactReader = {
  wants: (_path, name) => /\.(?:cs|fs|vb)proj$/.test(name),
  read(file) {
    const name = file.name.slice(0, file.name.lastIndexOf('.'));
    if (/\.?tests?$/i.test(name)) return { facts: [] };
    const facts: RepoFact[] = [
      factOf(file, { kind: 'manifest', id: 'package', line: 1, detail: name, tech: 'dotnet' }),
    ];
    let runs = false;
    for (const [line, text] of linesOf(file.text)) {
      if (/\bSdk\s*=\s*"Microsoft\.NET\.Sdk\.(?:Web|BlazorWebAssembly)"/.test(text)) {
        facts.push(
          factOf(file, {
            kind: 'manifest',
            id: 'web',
            line,
            detail: 'Microsoft.NET.Sdk.Web',
            tech: 'aspnet',
          }),
        );
      }
      runs ||= /<OutputType>\s*(?:Win)?Exe\s*</i.test(text) || /Sdk\.(?:Web|Worker)"/.test(text);
      const need = /<PackageReference\b[^>]{0,300}\bInclude\s*=\s*"([\w.-]{1,200})"/.exec(text)?.[1];
      if (need !== undefined) facts.push(...dependencyFacts(file, nugetPackages, need, line));
    }
    const id = runs ? ('runnable' as const) : ('library' as const);
    return { facts: [...facts, factOf(file, { kind: 'manifest', id, line: 1, detail: name })] };
  },
};
