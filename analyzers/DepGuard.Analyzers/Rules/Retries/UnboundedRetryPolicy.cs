using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1202: a retry policy of a well-known library that is told, or written, never to give up.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedRetryPolicy() : DepGuardAnalyzer(Descriptors.UnboundedRetryPolicy)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var kept = new KeptConnections(symbols);
        if (PollyForever.In(symbols) is { } forever)
            context.RegisterMemberAction(call => AnalyzeCall(call, forever.IsCreatedBy, kept), OperationKind.Invocation);

        if (EndlessSequence.In(symbols) is { } sequence)
            context.RegisterMemberAction(call => AnalyzeCall(call, sequence.IsCreatedBy, kept), OperationKind.Invocation);

        if (RetryLimit.In(symbols) is { } limit)
        {
            context.RegisterMemberAction(call => AnalyzeArgument(call, limit, kept), OperationKind.Invocation);
            context.RegisterMemberAction(assignment => AnalyzeAssignment(assignment, limit, kept), OperationKind.SimpleAssignment);
        }

        if (ReconnectPolicy.In(symbols) is { } reconnect)
            context.RegisterOperationBlockAction(block => AnalyzeMethod(block, reconnect));
    }

    private static void AnalyzeCall(MemberOperation context, Func<IInvocationOperation, bool> isEndless, KeptConnections kept)
    {
        var call = (IInvocationOperation)context.Operation;
        if (isEndless(call))
            context.ReportDiagnostic(Finding(call.NameLocation(), Effective(call, kept), call.TargetMethod.Name));
    }

    private static void AnalyzeArgument(MemberOperation context, RetryLimit limit, KeptConnections kept)
    {
        var call = (IInvocationOperation)context.Operation;
        if (limit.GivenTo(call) is { } value && RetryLimit.IsUnlimited(value))
            context.ReportDiagnostic(Finding(call.NameLocation(), Effective(call, kept), call.TargetMethod.Name, value));
    }

    private static void AnalyzeAssignment(MemberOperation context, RetryLimit limit, KeptConnections kept)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation target || !limit.IsHeldBy(target.Property))
            return;

        if (RetryLimit.IsUnlimited(assignment.Value))
            context.ReportDiagnostic(Finding(target.NameLocation(), Effective(assignment, kept), target.Property.Name, assignment.Value));
    }

    private static void AnalyzeMethod(OperationBlockAnalysisContext context, ReconnectPolicy reconnect)
    {
        if (context.OwningSymbol is IMethodSymbol method && reconnect.NeverGivesUp(method, context.OperationBlocks))
            context.ReportDiagnostic(Finding(method.Locations[0], DiagnosticSeverity.Warning, "NextRetryDelay"));
    }

    /// <summary>A connection that is kept may be opened as often as it is lost, but whoever waits for it should know.</summary>
    private static DiagnosticSeverity Effective(IOperation policy, KeptConnections kept) => kept.AreOpenedBy(policy) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    /// <summary>The place of the limit, where one is written, is where the fix writes another.</summary>
    private static Diagnostic Finding(Location at, DiagnosticSeverity severity, string policy, IOperation? limit = null) => Diagnostic.Create(
        Descriptors.UnboundedRetryPolicy, at, severity, additionalLocations: limit is null ? null : [limit.Syntax.GetLocation()], properties: null, policy);
}
