import { fileURLToPath } from 'node:url';
import { isTemplateExpression } from 'typescript-compiler/unstable/ast/is';
import type { Node } from 'typescript-compiler/unstable/ast';
import { API } from 'typescript-compiler/unstable/sync';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The keys of texts that are put together while the program runs: `event.kind.${event.kind}` stands
 * for one key for each kind that an event can be of. Which these are is what the compiler knows.
 */
export function keysPutTogether(folders: readonly string[]): Set<string> {
  const compiler = new API({ cwd: root });
  try {
    const snapshot = compiler.updateSnapshot({ openProjects: [`${root}tsconfig.json`] });
    const [project] = snapshot.getProjects();
    if (!project) throw new Error('The compiler found no project.');
    const within = folders.map((folder) => `${root}${folder}/`);
    const keys = new Set<string>();
    for (const path of project.rootFiles) {
      const file = project.program.getSourceFile(path);
      if (!file || !within.some((folder) => path.startsWith(folder))) continue;
      const templates = templatesIn(file);
      for (const type of templates.length === 0 ? [] : project.checker.getTypeAtLocation(templates))
        for (const [, key = ''] of type
          ? literals(project.checker.typeToString(type, undefined, noTruncation))
          : [])
          keys.add(key);
    }
    return keys;
  } finally {
    compiler.close();
  }
}

/** `NodeBuilderFlags.NoTruncation`: a union of forty keys is written out. */
const noTruncation = 1;

function literals(type: string): Iterable<RegExpExecArray> {
  return type.matchAll(/"([^"]+)"/g);
}

function templatesIn(file: Node): Node[] {
  const found: Node[] = [];
  const visit = (node: Node): undefined => {
    if (isTemplateExpression(node)) found.push(node);
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}
