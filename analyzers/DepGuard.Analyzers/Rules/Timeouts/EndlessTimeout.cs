using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Deadlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1301: a client of another service is told to wait for an answer for ever.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessTimeout() : DepGuardAnalyzer(Descriptors.EndlessTimeout)
{
    /// <summary>Libraries with connections that a connection string describes.</summary>
    private static readonly string[] Databases =
    [
        "Microsoft.Data.SqlClient.SqlConnection", "System.Data.SqlClient.SqlConnection", "Npgsql.NpgsqlConnection", "MySqlConnector.MySqlConnection",
        "Microsoft.EntityFrameworkCore.DbContext",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var timeouts = new TimeoutSettings(symbols);
        if (timeouts.IsEmpty)
            return;

        var use = new ClientUse(symbols.Shared(() => new HttpRequests(symbols)));
        context.RegisterMemberAction(operation => AnalyzeAssignment(operation, timeouts, use), OperationKind.SimpleAssignment);
        context.RegisterMemberAction(operation => AnalyzeCall(operation, timeouts), OperationKind.Invocation);
        if (symbols.FindAll(Databases).Any())
            context.RegisterMemberAction(AnalyzeText, OperationKind.Literal, OperationKind.InterpolatedStringText);
    }

    private static void AnalyzeAssignment(MemberOperation context, TimeoutSettings timeouts, ClientUse use)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (!timeouts.IsSwitchedOffBy(assignment) || assignment.Target is not IPropertyReferenceOperation target)
            return;
        var isHttp = target.Property.ContainingType.Name == "HttpClient";
        if (isHttp && use.IsLimited(assignment))
            return;
        var severity = isHttp && use.IsHandedOn(assignment) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.EndlessTimeout, target.NameLocation(), severity, null, null, $"{target.Property.ContainingType.Name}.{target.Property.Name}"));
    }

    private static void AnalyzeCall(MemberOperation context, TimeoutSettings timeouts)
    {
        var call = (IInvocationOperation)context.Operation;
        if (timeouts.IsSwitchedOffBy(call) && !ChangesSchema(call))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.EndlessTimeout, call.NameLocation(), call.TargetMethod.Name));
    }

    /// <summary>A migration may take its time, and nobody waits for it.</summary>
    private static bool ChangesSchema(IInvocationOperation call) => call.Body().DescendantsAndSelf().OfType<IInvocationOperation>()
        .Any(other => other.TargetMethod.Name is "Migrate" or "MigrateAsync" or "EnsureCreated" or "EnsureCreatedAsync");

    private static void AnalyzeText(MemberOperation context)
    {
        // A literal below the text of an interpolated string is that text.
        if (context.Operation.Parent is not IInterpolatedStringTextOperation && ConnectionText.SwitchedOffBy(Text(context.Operation)) is { } setting)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.EndlessTimeout, context.Operation.Syntax.GetLocation(), setting));
    }

    private static IOperation Text(IOperation operation) => operation is IInterpolatedStringTextOperation piece ? piece.Text : operation;
}
