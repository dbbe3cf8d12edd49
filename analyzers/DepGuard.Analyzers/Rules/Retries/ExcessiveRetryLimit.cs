using DepGuard.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1203: a retry policy with a limit that lets one failing call become dozens.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExcessiveRetryLimit() : DepGuardAnalyzer(Descriptors.ExcessiveRetryLimit)
{
    private const int UsualLimit = 10;
    private const int Grave = 50;

    /// <summary>Hangfire retries ten times by default, over hours.</summary>
    private const int JobLimit = 20;

    /// <summary>A gRPC channel caps attempts at five unless it is told otherwise.</summary>
    private const int GrpcLimit = 5;

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var most = settings.Number("retry.max_attempts", UsualLimit);
        if (RetryLimit.In(symbols) is { } limit)
        {
            context.RegisterMemberAction(call => AnalyzeArgument(call, limit, most), OperationKind.Invocation);
            context.RegisterMemberAction(assignment => AnalyzeAssignment(assignment, limit.IsHeldBy, most), OperationKind.SimpleAssignment);
        }

        if (symbols.Find("Grpc.Net.Client.Configuration.RetryPolicy") is { } grpc)
            context.RegisterMemberAction(assignment => AnalyzeAssignment(assignment, property => property is { Name: "MaxAttempts" } && property.ContainingType.Is(grpc), GrpcLimit), OperationKind.SimpleAssignment);
        if (symbols.Find("Hangfire.AutomaticRetryAttribute") is { } job)
            context.RegisterMemberAction(assignment => AnalyzeAssignment(assignment, property => property is { Name: "Attempts" } && property.ContainingType.Is(job), Math.Max(most, JobLimit)), OperationKind.SimpleAssignment);
    }

    private static void AnalyzeArgument(MemberOperation context, RetryLimit limit, int most)
    {
        var call = (IInvocationOperation)context.Operation;
        if (limit.GivenTo(call) is { } value)
            Report(context.ReportDiagnostic, call.NameLocation(), call.TargetMethod.Name, value, most);
    }

    private static void AnalyzeAssignment(MemberOperation context, Func<IPropertySymbol, bool> isLimit, int most)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation target && isLimit(target.Property))
            Report(context.ReportDiagnostic, target.NameLocation(), target.Property.Name, assignment.Value, most);
    }

    private static void Report(Action<Diagnostic> report, Location at, string name, IOperation limit, int most)
    {
        if (limit.Bare().ConstantValue is not { HasValue: true, Value: int count } || count <= most || count == int.MaxValue)
            return;
        report(Diagnostic.Create(Descriptors.ExcessiveRetryLimit, at, Effective(count), [limit.Syntax.GetLocation()], null, name, count, most));
    }

    private static DiagnosticSeverity Effective(int count) => count > Grave ? DiagnosticSeverity.Warning : Descriptors.ExcessiveRetryLimit.DefaultSeverity;
}
