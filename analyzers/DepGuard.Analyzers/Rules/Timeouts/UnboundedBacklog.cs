using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1308: any number of calls can pile up in front of a service: a queue without a limit, or a task for each item of a sequence.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedBacklog() : DepGuardAnalyzer(Descriptors.UnboundedBacklog)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var calls = symbols.Shared(() => new CallsWithin(symbols, settings));
        if (calls.IsEmpty)
            return;

        context.RegisterMemberAction(operation => AnalyzeQueue(operation, calls), OperationKind.Invocation, OperationKind.ObjectCreation);
        context.RegisterMemberAction(operation => AnalyzeFanOut(operation, calls), OperationKind.Invocation);
    }

    private static void AnalyzeQueue(MemberOperation context, CallsWithin calls)
    {
        var creation = context.Operation;
        if (!Backlogs.IsUnbounded(creation))
            return;

        var work = Backlogs.Consumers(creation).SelectMany(consumer => consumer.DescendantsAndSelf()).ToList();
        var at = creation is IInvocationOperation call ? call.NameLocation() : creation.Syntax.GetLocation();
        if (calls.Auth(work) is { } auth)
            Report(context, at, DiagnosticSeverity.Warning, "This queue takes any number of items", auth);
        else if (calls.Remote(work) is { } remote)
            Report(context, at, DiagnosticSeverity.Info, "This queue takes any number of items", remote);
    }

    private static void AnalyzeFanOut(MemberOperation context, CallsWithin calls)
    {
        var call = (IInvocationOperation)context.Operation;
        if (calls.Decision(FanOuts.Starts(call).SelectMany(start => start.DescendantsAndSelf())) is { } asked)
            Report(context, call.NameLocation(), DiagnosticSeverity.Warning, "A call for each item is made at once", asked);
    }

    private static void Report(MemberOperation context, Location at, DiagnosticSeverity severity, string fact, IInvocationOperation call) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnboundedBacklog, at, severity, null, null, fact, call.TargetMethod.Name));
}
