import { caseName } from './types.ts';

/** Writes a case for each code, so that a `catch` can distinguish them. */
export function swiftProblems(codes: readonly string[]): string {
  return `/// Why the API did not do what it was asked. What the network throws comes as it is.
public enum StampedeError: Error, Sendable {
${codes.map((code) => `    case ${caseName(code)}(Failure)`).join('\n')}
    /// A code that is newer than this client.
    case other(Failure)
    /// Neither the answer that was asked for nor a problem: something between here and the API said this.
    case unexpectedAnswer(status: Int, body: Data)

    init(_ failure: Failure) {
        switch failure.problem.code {
${codes.map((code) => `        case .${caseName(code)}: self = .${caseName(code)}(failure)`).join('\n')}
        default: self = .other(failure)
        }
    }
}`;
}
