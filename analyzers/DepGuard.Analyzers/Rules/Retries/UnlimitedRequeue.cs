using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Retries;

/// <summary>DPG1211: failed work is put back to be done again, and nothing counts how often.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlimitedRequeue() : DepGuardAnalyzer(Descriptors.UnlimitedRequeue)
{
    /// <summary>Words in a member that show that it counts: RabbitMQ's redelivery marks, Quartz's count, any own counter.</summary>
    private static readonly string[] CountingWords = ["Redelivered", "x-death", "x-delivery-count", "DeliveryCount", "RefireCount", "x-retry"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var known = symbols.FindAll(["RabbitMQ.Client.IChannel", "RabbitMQ.Client.IModel", "Quartz.JobExecutionException", "Microsoft.AspNetCore.SignalR.Client.HubConnection", "System.Threading.Tasks.Dataflow.ActionBlock`1"]);
        if (!known.Any())
            return;
        context.RegisterMemberAction(AnalyzeCall, OperationKind.Invocation);
        context.RegisterMemberAction(AnalyzeCreation, OperationKind.ObjectCreation);
        context.RegisterMemberAction(AnalyzeAssignment, OperationKind.SimpleAssignment, OperationKind.EventAssignment);
    }

    private static void AnalyzeCall(MemberOperation context)
    {
        var call = (IInvocationOperation)context.Operation;
        var isRequeue = call.TargetMethod.Name switch
        {
            "BasicNack" or "BasicNackAsync" or "BasicReject" or "BasicRejectAsync" => call.Arguments.Any(argument => argument.Parameter?.Name == "requeue" && argument.Value.ConstantValue is { HasValue: true, Value: true }) && IsInCatch(call),
            "BasicPublish" or "BasicPublishAsync" => IsInCatch(call) && IsGiven(call, "RoutingKey") && IsGiven(call, "Body"),
            "Post" or "SendAsync" => call.TargetMethod.ContainingType.NamespaceName() == "System.Threading.Tasks.Dataflow" && IsInCatch(call) && IsOwnBlock(call),
            "StartAsync" => call.TargetMethod.ContainingType.Name == "HubConnection" && IsClosedHandler(call) && !Waits.IsIn(Handler(call)!.Body),
            _ => false,
        };
        if (isRequeue && !Counts(call))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnlimitedRequeue, call.NameLocation(), call.TargetMethod.Name));
    }

    private static void AnalyzeCreation(MemberOperation context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not { Name: "JobExecutionException" } || Counts(creation))
            return;
        if (creation.Arguments.Any(argument => argument.Parameter?.Name == "refireImmediately" && argument.Value.ConstantValue is { HasValue: true, Value: true }) || SetsRefire(creation))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnlimitedRequeue, creation.Syntax.GetLocation(), "JobExecutionException"));
    }

    /// <summary>The message goes back where it came from: with the key and the body of the delivery.</summary>
    private static bool IsGiven(IInvocationOperation call, string property) => call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part =>
        part is IMemberReferenceOperation { Member: { Name: var name, ContainingType.Name: "BasicDeliverEventArgs" } } && name == property));

    private static bool SetsRefire(IObjectCreationOperation creation) => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
        .Any(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "RefireImmediately" } && assignment.Value.ConstantValue is { HasValue: true, Value: true }) == true;

    /// <summary><c>failure.RefireImmediately = true</c> after the exception was created.</summary>
    private static void AnalyzeAssignment(MemberOperation context)
    {
        if (context.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "RefireImmediately", ContainingType.Name: "JobExecutionException" } } target, Parent: not IObjectOrCollectionInitializerOperation } assignment
            && assignment.Value.ConstantValue is { HasValue: true, Value: true } && !Counts(assignment))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnlimitedRequeue, target.NameLocation(), "JobExecutionException"));
    }

    private static bool IsInCatch(IOperation operation) => operation.WithEnclosing().OfType<ICatchClauseOperation>().Any();

    /// <summary>The block posts to itself from inside of its own action.</summary>
    private static bool IsOwnBlock(IInvocationOperation call) => call.WithEnclosing().OfType<IAnonymousFunctionOperation>().Any()
        && call.WithEnclosing().Any(outer => outer is IObjectCreationOperation { Type.Name: "ActionBlock" or "TransformBlock" });

    private static bool IsClosedHandler(IInvocationOperation call) => Handler(call) is not null;

    private static IAnonymousFunctionOperation? Handler(IInvocationOperation call) => call.WithEnclosing().OfType<IAnonymousFunctionOperation>()
        .FirstOrDefault(lambda => lambda.WithEnclosing().OfType<IEventAssignmentOperation>().FirstOrDefault() is { EventReference: IEventReferenceOperation { Event.Name: "Closed" } });

    /// <summary>The member looks at how often the work came back.</summary>
    private static bool Counts(IOperation operation)
    {
        var body = operation.Body();
        return body.DescendantsAndSelf().Any(part => part switch
        {
            IPropertyReferenceOperation property => CountingWords.Contains(property.Property.Name),
            IFieldReferenceOperation field => CountingWords.Contains(field.Field.Name),
            IParameterReferenceOperation parameter => CountingWords.Contains(parameter.Parameter.Name, StringComparer.OrdinalIgnoreCase),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } => true,
            { ConstantValue: { HasValue: true, Value: string text } } => CountingWords.Contains(text),
            IInvocationOperation { TargetMethod.Name: "WithAutomaticReconnect" } => true,
            _ => false,
        });
    }
}
