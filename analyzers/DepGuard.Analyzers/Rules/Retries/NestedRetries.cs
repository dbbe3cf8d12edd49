using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Policies;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1207: a retry runs inside of another one, so their attempts multiply.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NestedRetries() : DepGuardAnalyzer(Descriptors.NestedRetries)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("Microsoft.Extensions.DependencyInjection.IHttpClientBuilder") is not null)
            context.RegisterOperationBlockAction(AnalyzeRegistrations);
        var isPolly = symbols.FindAll([.. PollyForever.Syntaxes, "Polly.ResiliencePipelineBuilderBase"]).Any();
        var clients = new RetryingClients(symbols, settings);
        if (!isPolly && clients.IsEmpty)
            return;

        var retried = symbols.Shared(() => new RetriedCalls(symbols, settings));
        context.RegisterMemberAction(operation => AnalyzeCall(operation, retried, clients), OperationKind.Invocation);
    }

    /// <summary>Two retrying handlers on one client: both run, the second around the first.</summary>
    private static void AnalyzeRegistrations(OperationBlockAnalysisContext context)
    {
        var clients = new ClientHandlers();
        foreach (var call in context.OperationsOf(OperationKind.Invocation).Cast<IInvocationOperation>().Where(ClientHandlers.Concerns).OrderBy(call => call.NameLocation().SourceSpan.Start))
            if (clients.Add(call) is var (first, second))
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.NestedRetries, second.Call.NameLocation(), $"'{first.Call.TargetMethod.Name}'", Times(first.Attempts), Product(first.Attempts, second.Attempts)));
    }

    private static void AnalyzeCall(MemberOperation context, RetriedCalls retried, RetryingClients clients)
    {
        var call = (IInvocationOperation)context.Operation;
        if ((Composed(call) ?? Repeated(call, retried, clients)) is { } found)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NestedRetries, call.NameLocation(), found.Name, Times(found.Attempts), Product(found.Attempts, null)));
    }

    /// <summary>Policies that are put into each other.</summary>
    private static (string Name, int? Attempts)? Composed(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        _ when !PolicyNames.IsPolly(call.TargetMethod) => null,
        "Wrap" or "WrapAsync" or "AddPipeline" when IsDoubled(call) => ("The wrapped policy", null),
        "AddRetry" when PolicyNames.HasRetry(call.Receiver()) => ("The pipeline", null),
        _ => null,
    };

    /// <summary>A policy or a client that retries by itself, inside of a loop or policy that retries.</summary>
    private static (string Name, int? Attempts)? Repeated(IInvocationOperation call, RetriedCalls retried, RetryingClients clients)
    {
        if (PolicyNames.IsExecution(call) && PolicyNames.Retries(call.Receiver()).FirstOrDefault() is { } retry && retried.Around(call) is not null)
            return ("The policy", HandlerRegistration.AttemptsOf(retry));
        return retried.Around(call) is not null && clients.Attempts(call) is { } own ? ($"'{call.TargetMethod.ContainingType.Name}'", own) : null;
    }

    /// <summary>Whether two of the combined policies retry.</summary>
    private static bool IsDoubled(IInvocationOperation call)
    {
        var parts = call.Arguments.SelectMany(argument => PolicyNames.Parts(argument.Value));
        if (call.Receiver() is { } receiver && call.TargetMethod.Name != "AddPipeline")
            parts = parts.Append(receiver);
        var retrying = parts.Distinct().Count(PolicyNames.HasRetry);
        return retrying > 1 || (call.TargetMethod.Name == "AddPipeline" && retrying > 0 && PolicyNames.HasRetry(call.Receiver()));
    }

    private static string Times(int? attempts) => attempts is { } number ? $"up to {number} attempts" : "several attempts";

    private static string Product(int? inner, int? outer) => inner is { } a && outer is { } b ? $"{(long)a * b} requests" : "their product";
}
