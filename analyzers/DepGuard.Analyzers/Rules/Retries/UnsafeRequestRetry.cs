using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1208: a retry sends a request again that may already have changed something.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsafeRequestRetry() : DepGuardAnalyzer(Descriptors.UnsafeRequestRetry)
{
    private static readonly string[] Handlers = ["AddStandardResilienceHandler", "AddStandardHedgingHandler"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var requests = new UnsafeRequests(symbols, settings);
        if (requests.IsEmpty)
            return;

        var auth = symbols.Shared(() => new AuthCalls(symbols, settings));
        var retried = symbols.Shared(() => new RetriedCalls(symbols, settings));
        context.RegisterMemberAction(operation => AnalyzeRequest(operation, requests, auth, retried), OperationKind.Invocation);
        if (symbols.Find("Microsoft.Extensions.Http.Resilience.HttpRetryStrategyOptions") is not null)
            context.RegisterMemberAction(AnalyzeRegistration, OperationKind.Invocation);
    }

    private static void AnalyzeRequest(MemberOperation context, UnsafeRequests requests, AuthCalls auth, RetriedCalls retried)
    {
        var call = (IInvocationOperation)context.Operation;
        if (requests.MethodOf(call) is { } method && !auth.Contains(call) && retried.Around(call) is not null)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnsafeRequestRetry, call.NameLocation(), DiagnosticSeverity.Warning, null, null, $"'{call.TargetMethod.Name}' sends {method}"));
    }

    /// <summary>The standard handlers retry every method unless they are told not to.</summary>
    private static void AnalyzeRegistration(MemberOperation context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Handlers.Contains(call.TargetMethod.Name) || IsRestricted(call))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnsafeRequestRetry, call.NameLocation(), DiagnosticSeverity.Info, null, null, $"'{call.TargetMethod.Name}' sends POST and PATCH"));
    }

    /// <summary>Unsafe methods are taken out, in the registration, in its continuation, or where its options are configured.</summary>
    private static bool IsRestricted(IInvocationOperation call) => MemberFacts.Of(call)
        .Any(nameof(IsRestricted), other => other is IInvocationOperation { TargetMethod.Name: "DisableForUnsafeHttpMethods" or "DisableFor" });
}
