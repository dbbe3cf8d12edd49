using System.Collections.Immutable;
using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>What the rules about cancellation share: calls to other services that could be given the token of whoever waits for them.</summary>
/// <param name="descriptor">The rule.</param>
public abstract class TokenRule(DiagnosticDescriptor descriptor) : DepGuardAnalyzer(descriptor)
{
    /// <summary>The property of a finding that holds the token as C# writes it.</summary>
    public const string Token = "token";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var remote = symbols.Shared(() => new RemoteCalls(symbols, settings));
        if (remote.IsEmpty)
            return;

        var parameters = symbols.Shared(() => new TokenParameters(symbols));
        var tokens = symbols.Shared(() => new ReachableTokens(symbols));
        context.RegisterMemberAction(operation => Analyze(operation, remote, parameters, tokens), OperationKind.Invocation);
    }

    /// <summary>Whether this rule reports the call, if there is a token for it.</summary>
    private protected abstract bool Reports(IInvocationOperation call, TokenParameters parameters, MemberOperation context);

    private void Analyze(MemberOperation context, RemoteCalls remote, TokenParameters parameters, ReachableTokens tokens)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!remote.Directly(call) || !Reports(call, parameters, context))
            return;
        if (tokens.At(call, context.ContainingSymbol) is not { } token || Cleanup.IsAt(call, context.ContainingSymbol))
            return;

        var severity = remote.IsAuth(call) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Token, token);
        context.ReportDiagnostic(Diagnostic.Create(SupportedDiagnostics[0], call.NameLocation(), severity, null, properties, call.TargetMethod.Name, token));
    }
}
