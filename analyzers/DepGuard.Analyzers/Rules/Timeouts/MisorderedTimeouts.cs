using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1305: an inner timeout is not shorter than an outer one, so that it never ends anything, or the outer one ends what the inner allows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisorderedTimeouts() : DepGuardAnalyzer(Descriptors.MisorderedTimeouts)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("Polly.ResiliencePipelineBuilderBase") is not null)
            context.RegisterMemberAction(AnalyzePipeline, OperationKind.Invocation);
        if (symbols.Find("System.Net.Http.HttpClient") is not null)
            context.RegisterMemberAction(AnalyzeSetting, OperationKind.SimpleAssignment);
    }

    private static void AnalyzePipeline(MemberOperation context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (PipelineTimeouts.IsAdded(call))
            AnalyzeInner(context, call);
        else if (PolicyNames.IsExecution(call))
            AnalyzeExecution(context, call);
    }

    private static void AnalyzeInner(MemberOperation context, IInvocationOperation inner)
    {
        if (PipelineTimeouts.Of(inner) is not { } time)
            return;
        var outer = PipelineTimeouts.Around(inner).Select(PipelineTimeouts.Of).FirstOrDefault(other => other <= time);
        if (outer is { } shorter)
            Report(context, inner.NameLocation(), $"the timeout of an attempt, {Text(time)}", $"the deadline around it, {Text(shorter)}");
    }

    /// <summary>A pipeline that runs with a token that is cancelled before one attempt is timed out.</summary>
    private static void AnalyzeExecution(MemberOperation context, IInvocationOperation execution)
    {
        var token = execution.Arguments.FirstOrDefault(argument => argument.Value.Type?.Name == "CancellationToken")?.Value;
        if (token is null || TimedTokens.Source(token) is not { } source || TimedTokens.Time(source)?.Value is not { } deadline)
            return;
        var inner = Chains.Calls(execution.Receiver()).FirstOrDefault(PipelineTimeouts.IsAdded);
        if (inner is not null && inner.Syntax.SyntaxTree == execution.Syntax.SyntaxTree && PipelineTimeouts.Of(inner) is { } time && time > deadline)
            Report(context, inner.NameLocation(), $"the timeout of an attempt, {Text(time)}", $"the token that it runs with, {Text(deadline)}");
    }

    private static void AnalyzeSetting(MemberOperation context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: "Timeout" } property } target)
            return;
        if (StandardTimeouts.IsMisordered(assignment))
            Report(context, target.NameLocation(), "the timeout of an attempt", "the deadline of the call");
        else if (property.ContainingType.Name == "HttpClient" && Duration.Of(assignment.Value)?.Value is { } time)
            AnalyzeClient(context, assignment, target, time);
    }

    private static void AnalyzeClient(MemberOperation context, ISimpleAssignmentOperation assignment, IPropertyReferenceOperation target, TimeSpan time)
    {
        if (ClientBuilders.Around(assignment) is { } call)
            AnalyzeRegistration(context, target, time, call);
        else if (ShortestLoop(assignment, target) is { } deadline && deadline < time)
            Report(context, target.NameLocation(), $"the timeout of an attempt, {Text(time)}", $"the token of all attempts, {Text(deadline)}");
    }

    /// <summary>The time of the token that attempts in a loop of the same member share; null if there is none.</summary>
    private static TimeSpan? ShortestLoop(IOperation assignment, IPropertyReferenceOperation target)
    {
        var client = Variables.Of(target.Instance) ?? assignment.WithEnclosing().OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.Symbol;
        return client is null ? null : assignment.Body().DescendantsAndSelf().OfType<ILoopOperation>()
            .SelectMany(loop => loop.OwnDescendants().OfType<IInvocationOperation>()
                .Where(call => SymbolEqualityComparer.Default.Equals(Variables.Of(call.Receiver()), client))
                .SelectMany(call => call.Arguments)
                .Where(argument => argument.Value.Type?.Name == "CancellationToken")
                .Select(argument => TimedTokens.Source(argument.Value))
                .OfType<IOperation>()
                .Where(source => Variables.Of(source)?.DeclaringSyntaxReferences.FirstOrDefault() is { } declared && !loop.Syntax.Span.Contains(declared.Span))
                .Select(source => TimedTokens.Time(source)?.Value))
            .Min();
    }

    private static void AnalyzeRegistration(MemberOperation context, IOperation target, TimeSpan time, IInvocationOperation call)
    {
        var calls = ClientBuilders.CallsFor(call).ToList();
        var standard = calls.FindLast(ClientBuilders.IsStandardHandler);
        if (standard is not null)
        {
            if (standard.NameToken().SpanStart < call.NameToken().SpanStart && StandardTimeouts.TotalOf(standard) is { } total && total > time)
                Report(context, target.NameLocation(), $"the deadline of the resilience handler, {Text(total)}", $"the timeout of the client, {Text(time)}");
            return;
        }

        var delays = calls.Where(one => one.TargetMethod.Name is "AddPolicyHandler" or "AddTransientHttpErrorPolicy")
            .SelectMany(one => one.Arguments)
            .SelectMany(argument => PolicyCalls(argument.Value))
            .Where(PolicyNames.IsRetry)
            .Select(RetryDelays.Sum)
            .FirstOrDefault(sum => sum > time);
        if (delays is { } wait)
            Report(context, target.NameLocation(), $"the waits between the attempts, {Text(wait)} together", $"the timeout of the client, {Text(time)}");
    }

    /// <summary>Calls in the argument, and those that built the policy which it names.</summary>
    private static IEnumerable<IInvocationOperation> PolicyCalls(IOperation argument) =>
        argument.DescendantsAndSelf().OfType<IInvocationOperation>().Concat(Chains.Calls(argument));

    private static void Report(MemberOperation context, Location at, string inner, string outer) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.MisorderedTimeouts, at, inner, outer));

    private static string Text(TimeSpan time) => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0:0.###} s", time.TotalSeconds);
}
