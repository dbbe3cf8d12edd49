using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.AuthSemantics;

/// <summary>DPG1502: a token is requested for each call, since nothing keeps the last one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenPerCall() : DepGuardAnalyzer(Descriptors.TokenPerCall)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (TokenRequests.In(symbols) is not { } requests)
            return;
        var requestPath = symbols.Shared(() => new RequestPath(symbols, settings));
        var handler = symbols.Find("System.Net.Http.DelegatingHandler");
        context.RegisterMemberAction(operation => Analyze(operation, requests, requestPath, handler), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, TokenRequests requests, RequestPath requestPath, INamedTypeSymbol? handler)
    {
        var call = (IInvocationOperation)context.Operation;
        var isHandler = context.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } && context.ContainingSymbol.ContainingType.Is(handler);
        if (!(isHandler ? requests.Contains(call) : requests.IsOwn(call)))
            return;
        if ((isHandler || requestPath.Contains(call, context.ContainingSymbol)) && !CachedReads.Precede(call, context.ContainingSymbol))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.TokenPerCall, call.NameLocation(), call.TargetMethod.Name));
    }
}
