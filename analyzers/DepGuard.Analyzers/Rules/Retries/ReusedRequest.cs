using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1212: the second attempt sends a request message or a stream that the first one has used up.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReusedRequest() : DepGuardAnalyzer(Descriptors.ReusedRequest)
{
    private static readonly HashSet<string> Consumed = ["HttpRequestMessage", "StreamContent"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var requests = symbols.Shared(() => new HttpRequests(symbols));
        if (requests.IsEmpty)
            return;

        var retried = symbols.Shared(() => new RetriedCalls(symbols, settings));
        context.RegisterMemberAction(operation => Analyze(operation, requests, retried), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, HttpRequests requests, RetriedCalls retried)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!requests.Sends(call.TargetMethod) || UsedUp(call) is not { } variable || retried.Around(call) is not { } retry)
            return;
        if (IsOutside(variable, retry) && !IsAssignedIn(variable, retry))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ReusedRequest, call.NameLocation(), call.TargetMethod.Name, variable.Name));
    }

    private static ISymbol? UsedUp(IInvocationOperation call) => call.Arguments
        .Where(argument => IsConsumed(argument.Value.Bare()))
        .Select(argument => Variables.Of(argument.Value))
        .FirstOrDefault(variable => variable is ILocalSymbol or IParameterSymbol);

    /// <summary>By its type, or by that of the only value of a variable: <c>HttpContent body = new StreamContent(...)</c>.</summary>
    private static bool IsConsumed(IOperation value) => Consumed.Contains(value.Type?.Name ?? "")
        || (value is ILocalReferenceOperation { Type.Name: "HttpContent" } local && LocalValue.Of(local)?.Bare() is { Type.Name: var created } && Consumed.Contains(created));

    private static bool IsOutside(ISymbol variable, IOperation retry) =>
        variable.DeclaringSyntaxReferences is [var declaration] && !retry.Syntax.Span.Contains(declaration.Span);

    private static bool IsAssignedIn(ISymbol variable, IOperation retry) => retry.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
        .Any(assignment => SymbolEqualityComparer.Default.Equals(Variables.Of(assignment.Target), variable));
}
