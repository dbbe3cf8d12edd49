using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.CloudFormation;

/// <summary>A resource of a template.</summary>
/// <param name="Id">Its logical id.</param>
/// <param name="Type">Type, such as <c>AWS::SQS::Queue</c>.</param>
/// <param name="Properties">Its properties; null if it has none.</param>
internal sealed record TemplateResource(Scalar Id, string Type, Node? Properties)
{
    private static readonly (string Prefix, ServiceKind Kind)[] Kinds =
    [
        ("AWS::ECS::Service", ServiceKind.Service), ("AWS::ECS::TaskDefinition", ServiceKind.Service), ("AWS::Lambda::Function", ServiceKind.Service),
        ("AWS::Serverless::Function", ServiceKind.Service), ("AWS::AppRunner::Service", ServiceKind.Service),
        ("AWS::RDS::DBInstance", ServiceKind.Database), ("AWS::RDS::DBCluster", ServiceKind.Database), ("AWS::DynamoDB::Table", ServiceKind.Database),
        ("AWS::DynamoDB::GlobalTable", ServiceKind.Database), ("AWS::Serverless::SimpleTable", ServiceKind.Database), ("AWS::S3::Bucket", ServiceKind.Database),
        ("AWS::DocDB::DBCluster", ServiceKind.Database), ("AWS::Neptune::DBCluster", ServiceKind.Database), ("AWS::OpenSearchService::Domain", ServiceKind.Database),
        ("AWS::Elasticsearch::Domain", ServiceKind.Database), ("AWS::Redshift::Cluster", ServiceKind.Database), ("AWS::Timestream::Table", ServiceKind.Database),
        ("AWS::ElastiCache::CacheCluster", ServiceKind.Cache), ("AWS::ElastiCache::ReplicationGroup", ServiceKind.Cache), ("AWS::ElastiCache::ServerlessCache", ServiceKind.Cache),
        ("AWS::MemoryDB::Cluster", ServiceKind.Cache), ("AWS::SQS::Queue", ServiceKind.Broker), ("AWS::SNS::Topic", ServiceKind.Broker),
        ("AWS::Kinesis::Stream", ServiceKind.Broker), ("AWS::KinesisFirehose::DeliveryStream", ServiceKind.Broker), ("AWS::Events::EventBus", ServiceKind.Broker),
        ("AWS::MSK::Cluster", ServiceKind.Broker), ("AWS::AmazonMQ::Broker", ServiceKind.Broker),
        ("AWS::ApiGateway::RestApi", ServiceKind.Gateway), ("AWS::ApiGatewayV2::Api", ServiceKind.Gateway), ("AWS::Serverless::Api", ServiceKind.Gateway),
        ("AWS::Serverless::HttpApi", ServiceKind.Gateway), ("AWS::ElasticLoadBalancingV2::LoadBalancer", ServiceKind.Gateway),
    ];

    private static readonly string[] NameKeys =
        ["ServiceName", "Family", "FunctionName", "DBInstanceIdentifier", "DBClusterIdentifier", "TableName", "BucketName", "CacheClusterId", "QueueName", "TopicName", "Name"];

    /// <summary>What it is to its callers; null for what nobody calls, such as roles and networks.</summary>
    public ServiceKind? Kind => Kinds.Where(kind => kind.Prefix == Type).Select(kind => (ServiceKind?)kind.Kind).FirstOrDefault();

    /// <summary>The value that names it; null if there is none.</summary>
    public Node? GivenName => NameKeys.Select(key => Properties?[key]).FirstOrDefault(name => name is not null);
}
