using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1304: a call to another service is given a token that nobody can cancel, although a real one is at hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedCancellation() : TokenRule(Descriptors.DiscardedCancellation)
{
    private protected override bool Reports(IInvocationOperation call, TokenParameters parameters, MemberOperation context) =>
        parameters.Given(call)?.Bare() is { } token && Cancellation.IsNone(token is ILocalReferenceOperation local ? LocalValue.Of(local) ?? token : token);
}
