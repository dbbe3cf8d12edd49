using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Deadlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1302: a unary gRPC call that nothing limits in time; a warning where it asks an auth service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GrpcCallWithoutDeadline() : DepGuardAnalyzer(Descriptors.GrpcCallWithoutDeadline)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (UnaryCalls.In(symbols, settings) is not { } calls)
            return;

        var auth = symbols.Shared(() => new AuthCalls(symbols, settings));
        var clients = new ClientDeadlines(context.Compilation, context.CancellationToken);
        context.RegisterMemberAction(operation => Analyze(operation, calls, clients, auth), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, UnaryCalls calls, ClientDeadlines clients, AuthCalls auth)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!calls.Contains(call) || calls.HasDeadline(call) || TimedTokens.IsGivenTo(call) || clients.Cover(call.TargetMethod.ContainingType))
            return;

        var severity = auth.Contains(call) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.GrpcCallWithoutDeadline, call.NameLocation(), severity, null, null, call.TargetMethod.Name));
    }
}
